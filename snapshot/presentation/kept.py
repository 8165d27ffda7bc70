"""What the upload page says of the good files that wait for the others."""

from dataclasses import dataclass
from datetime import datetime

from snapshot.presentation import formats
from snapshot.services.kept_files import KeptFile, KeptFiles
from snapshot.wording import files as file_wording
from snapshot.wording import needed as wording


@dataclass(frozen=True, slots=True)
class KeptPanel:
    """``use_again`` labels the tick, ``delete_now`` the button."""

    upload_id: str
    sentence: str
    use_again: str
    delete_now: str


def present_kept(kept: KeptFiles, now: datetime) -> KeptPanel:
    """The panel as seen at ``now`` (UTC)."""
    count = len(kept.files)
    names = formats.listed([_named(file) for file in kept.files])
    return KeptPanel(
        upload_id=kept.upload_id,
        sentence=wording.kept_from_last_try(names, formats.soon(kept.until, now)),
        use_again=wording.use_again(count),
        delete_now=wording.delete_now(count),
    )


def _named(file: KeptFile) -> str:
    return wording.kept_file(formats.shorten(file.name, 40), file_wording.found(file.category, file.documents))
