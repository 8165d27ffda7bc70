"""What makes the page of a sample business differ from that of an owner's own."""

from snapshot.pipeline.documents.results import RunResults
from snapshot.presentation.artifact import SampleView


def present_sample(results: RunResults) -> SampleView | None:
    """``None`` for a run over an owner's files. The receipt alone decides: nothing that a visitor sends gets there."""
    if not results.run_manifest.is_sample:
        return None
    industry, recognition = results.meta.industry, results.input_recognition
    files = recognition.files if recognition and industry else ()
    return SampleView(
        industry=industry or "",
        day=results.meta.run_day.isoformat(),
        files=tuple(file.name.removesuffix(".csv") for file in files),
    )
