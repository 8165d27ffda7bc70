"""Uploaded files -> what each is taken for and what is in doubt, before any document is built of them."""

from collections.abc import Collection, Sequence
from datetime import date

from snapshot.pipeline.documents.recognition import Ambiguity, FileRecognition, InputRecognition
from snapshot.pipeline.documents.upload import ChoicesByLayout, UploadedFile
from snapshot.pipeline.pack.extract import currency_split
from snapshot.pipeline.pack.extract.table_reading import SourceFile
from snapshot.pipeline.pack.read import DEFAULT_LIMITS, NO_CHOICES, build, names, open_all, prepare, recognitions
from snapshot.pipeline.pack.report import currency_question, totals
from snapshot.pipeline.pack.report.mapping import KINDS
from snapshot.pipeline.pack.report.mapping_guesses import guessed_columns
from snapshot.pipeline.pack.report.unknown_words import words_to_correct
from snapshot.pipeline.pack.schema.overrides import layout_of
from snapshot.pipeline.pack.sources.errors import ReadLimits


def preview_files(
    files: Sequence[UploadedFile],
    *,
    today: date,
    limits: ReadLimits = DEFAULT_LIMITS,
    choices: ChoicesByLayout = NO_CHOICES,
    correcting: bool = False,
) -> InputRecognition:
    """What each file is taken for and what is in doubt, before any document is built of it.

    As ``read_files`` would say it, but for what only the documents tell: rows set aside, sums and the summary; of
    several currencies the documents are counted, because there the owner chooses. With
    ``correcting`` everything that an owner can change is asked for, also where we are sure.
    """
    return _previewed(open_all(files, limits, choices), today, limits, correcting)


def preview_guessed(
    files: Sequence[UploadedFile],
    layouts: Collection[str],
    *,
    today: date,
    limits: ReadLimits = DEFAULT_LIMITS,
    choices: ChoicesByLayout = NO_CHOICES,
    correcting: bool = False,
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
    return _previewed(opened, today, limits, correcting), said


def _previewed(opened: Sequence[SourceFile], today: date, limits: ReadLimits, correcting: bool) -> InputRecognition:
    prepare(opened, b"", today)
    known = names(opened)
    found = recognitions(opened, limits, known)
    if correcting:
        pairs = zip(opened, found.files, strict=True)
        found = InputRecognition(files=tuple(_to_correct(source, file, known) for source, file in pairs))
    return _with_currencies(opened, found, correcting)


def _with_currencies(opened: Sequence[SourceFile], found: InputRecognition, correcting: bool) -> InputRecognition:
    """With the question which currency to look at. Only the documents tell how many there are of each."""
    if not currency_split.has_several(opened):
        return found
    build(opened)
    held = totals.currency_totals(currency_split.split(opened))
    return currency_question.with_question(found, opened, held, always=correcting)


def _to_correct(source: SourceFile, file: FileRecognition, names: frozenset[str]) -> FileRecognition:
    """The report with a question for its kind and its words, where it does not ask for them on its own."""
    asked = {doubt.code for doubt in file.doubts}
    if file.layout is None or "mapping" in asked:
        return file
    kind = Ambiguity(code="mapping", options=KINDS, chosen=file.category, certain=True)
    doubted = {(doubt.header, doubt.word) for doubt in file.doubts if doubt.code == "word"}
    words = [one for one in words_to_correct(source.readings, names) if (one.header, one.word) not in doubted]
    return file.model_copy(update={"doubts": (kind, *file.doubts, *words)})
