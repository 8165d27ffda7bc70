"""Which outcomes a file can tell."""

from datetime import date

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import read_files


def test_a_column_of_ticks_for_a_yes_tells_what_became_of_quotes() -> None:
    rows = ["Quote #,Date,Customer,Total,Accepted?"]
    rows += [f"Q-{n},2025-03-{n:02d},Ada,100.00,{'x' if n % 2 else ''}" for n in range(1, 20)]
    files = [UploadedFile("quotes.csv", "\n".join(rows).encode())]
    pack = read_files(files, workspace_key=b"key", today=date(2025, 12, 1))
    assert pack.recognition.summary.quote_approved_count == 10
    assert "state" in pack.roles_found["quotes"]
