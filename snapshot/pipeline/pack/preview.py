"""Uploaded files -> what each is taken for and what is in doubt, before any document is built of them."""

from collections.abc import Collection, Sequence
from datetime import date

from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.pipeline.documents.upload import ChoicesByLayout, UploadedFile
from snapshot.pipeline.pack.read import DEFAULT_LIMITS, NO_CHOICES, names, open_all, prepare, recognitions
from snapshot.pipeline.pack.report.mapping_guesses import guessed_columns
from snapshot.pipeline.pack.schema.overrides import layout_of
from snapshot.pipeline.pack.sources.errors import ReadLimits


def preview_files(
    files: Sequence[UploadedFile],
    *,
    today: date,
    limits: ReadLimits = DEFAULT_LIMITS,
    choices: ChoicesByLayout = NO_CHOICES,
) -> InputRecognition:
    """What each file is taken for and what is in doubt, before any document is built of it.

    As ``read_files`` would say it, but for what only the documents tell: rows set aside, sums and the summary.
    """
    opened = open_all(files, limits, choices)
    prepare(opened, b"", today)
    return recognitions(opened, limits, names(opened))


def preview_guessed(
    files: Sequence[UploadedFile],
    layouts: Collection[str],
    *,
    today: date,
    limits: ReadLimits = DEFAULT_LIMITS,
    choices: ChoicesByLayout = NO_CHOICES,
) -> tuple[InputRecognition, ChoicesByLayout]:
    """As ``preview_files``, with our best guess for columns of ``layouts`` that nothing names; and the guesses."""
    opened = open_all(files, limits, choices)
    guessed = {
        layout: {**guessed_columns(table), **choices[layout].columns}
        for file in opened
        for table in reversed(file.tables)
        if (layout := layout_of(table.table)) in layouts
    }
    said = {layout: choices[layout].model_copy(update={"columns": columns}) for layout, columns in guessed.items()}
    if any(said[layout] != choices[layout] for layout in said):
        opened = open_all(files, limits, {**choices, **said})
    prepare(opened, b"", today)
    return recognitions(opened, limits, names(opened)), said
