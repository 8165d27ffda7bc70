"""File report -> the form fields for changing how it is read; answers -> import choices."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from snapshot.pipeline.documents.recognition import Ambiguity, FileRecognition
from snapshot.pipeline.documents.upload import ReadingChoices
from snapshot.pipeline.pack.schema.fields import HINTS, SHOWN
from snapshot.presentation import formats
from snapshot.presentation.files import role_name
from snapshot.wording import questions as wording

NO_COLUMN = "none"
FOLLOWS = "follows"
KIND, ORDER, CURRENCY, COLUMN, WORD = "kind", "order", "currency", "column-", "word-"
MAX_COLUMNS = 100  # in one list to choose from; a column in use is offered wherever it stands
Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """One thing to choose. ``name`` is unique among the fields of one file; ``options`` are values with their words."""

    name: str
    label: str
    hint: str
    options: Options
    chosen: str
    doubtful: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it asks what a word means."""
        return self.name.startswith(WORD)


def correction_fields(file: FileRecognition) -> tuple[ChoiceField, ...]:
    """Kind, order of dates, and the column of each part: the doubtful ones first. Nothing without a layout."""
    if file.layout is None:
        return ()
    offered = _offered(file)
    columns = [_column(file, role, offered) for role in SHOWN[file.category] if file.headers]
    fields = [*_kind(file), *_order(file), *word_fields(file).values(), *columns]
    return tuple(sorted(fields, key=lambda field: not field.doubtful))


def chosen_reading(file: FileRecognition, answers: Mapping[str, str], confirmed: Set[str]) -> ReadingChoices:
    """What ``answers`` (checked values by field name) say: what was changed, and what was ``confirmed`` as it stood.

    Another kind of list has other parts, so its columns are found anew.
    """
    told = _told(file, answers, confirmed)
    columns = {
        name.removeprefix(COLUMN): _header(file, value) for name, value in told.items() if name.startswith(COLUMN)
    }
    return ReadingChoices.model_validate(
        {
            "category": told.get(KIND),
            "date_order": told.get(ORDER),
            "currency": told.get(CURRENCY),
            "columns": {} if _other_kind(file, answers) else columns,
            "words": {} if _other_kind(file, answers) else _words(file, told),
        }
    )


def chosen_twice(file: FileRecognition, answers: Mapping[str, str], confirmed: Set[str]) -> Iterator[tuple[str, str]]:
    """The field and the sentence of each column that was given to several parts.

    A part that merely had the column before gives it up without a word.
    """
    by_column: dict[str, list[str]] = {}
    for name, value in _told(file, answers, confirmed).items():
        if name.startswith(COLUMN) and value != NO_COLUMN and not _other_kind(file, answers):
            by_column.setdefault(value, []).append(name)
    for value, names in by_column.items():
        if len(names) > 1:
            roles = [f"“{role_name(name.removeprefix(COLUMN))}”" for name in names]
            header = formats.shorten(_header(file, value) or "", 40)
            yield names[-1], wording.chosen_twice(header, formats.listed(roles))


def _told(file: FileRecognition, answers: Mapping[str, str], confirmed: Set[str]) -> dict[str, str]:
    """The answers that count. That a list is of no known kind is not something to hold to."""
    as_read = {name: current(file, name) for name in answers}
    held = confirmed - {KIND} if file.category == "unknown" else confirmed
    return {name: value for name, value in answers.items() if value != as_read[name] or name in held}


def _other_kind(file: FileRecognition, answers: Mapping[str, str]) -> bool:
    return answers.get(KIND, file.category) != file.category


def current(file: FileRecognition, name: str) -> str:
    """The value of the field as the file was read."""
    if name == KIND:
        return file.category
    if name == ORDER:
        return file.date_order or ""
    if name == CURRENCY:
        return next(doubt.chosen for doubt in file.doubts if doubt.code == "currency")
    if name.startswith(WORD):
        return _doubt(file, name).chosen
    role = name.removeprefix(COLUMN)
    played = next((column.header for column in file.columns if column.role == role), None)
    return column_value(file, played)


def doubted(file: FileRecognition, name: str) -> bool:
    """Whether the reader is not sure of it, or asks."""
    if name == KIND:
        return file.certainty == "not_sure" or any(
            doubt.code in ("category", "mapping") and not doubt.certain for doubt in file.doubts
        )
    if name == ORDER:
        return any(doubt.code == "date_order" for doubt in file.doubts)
    role = name.removeprefix(COLUMN)
    unsure = any(column.role == role and column.certainty == "not_sure" for column in file.columns)
    return unsure or any(doubt.code == "column" and doubt.role == role for doubt in file.doubts)


def word_fields(file: FileRecognition) -> dict[int, ChoiceField]:
    """One for each word of which we ask what it means, by the place of its doubt."""
    return {at: _word(file, at, doubt) for at, doubt in enumerate(file.doubts) if doubt.code == "word"}


def _word(file: FileRecognition, at: int, doubt: Ambiguity) -> ChoiceField:
    header = formats.shorten(doubt.header or "", 40)
    word = formats.shorten(doubt.example or doubt.word or "", 40)
    sheet = formats.shorten(doubt.sheet or "", 30) if len(file.sheets) > 1 else ""
    return ChoiceField(
        name=f"{WORD}{at}",
        label=wording.word_question(word, header, formats.shorten(file.name, 40)),
        hint=wording.word_hint(doubt.count, doubt.row, sheet),
        options=tuple((option, wording.WORD_MEANINGS[option]) for option in doubt.options),
        chosen=doubt.chosen,
        doubtful=not doubt.certain,
    )


def _doubt(file: FileRecognition, name: str) -> Ambiguity:
    return file.doubts[int(name.removeprefix(WORD))]


def _words(file: FileRecognition, told: Mapping[str, str]) -> dict[str, dict[str, str]]:
    words: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, value in told.items():
        if name.startswith(WORD):
            doubt = _doubt(file, name)
            words[doubt.header or ""][doubt.word or ""] = value
    return dict(words)


def column_value(file: FileRecognition, header: str | None) -> str:
    """The place of a header, as a form carries it: its own words may not survive the way through a browser."""
    return str(file.headers.index(header)) if header in file.headers else NO_COLUMN


def _header(file: FileRecognition, value: str) -> str | None:
    return None if value == NO_COLUMN else file.headers[int(value)]


def _kind(file: FileRecognition) -> Iterator[ChoiceField]:
    kinds = {**wording.KINDS, "unknown": wording.UNTOUCHED_KIND} if file.category == "unknown" else wording.KINDS
    yield ChoiceField(KIND, wording.KIND, "", tuple(kinds.items()), file.category, doubted(file, KIND))


def _order(file: FileRecognition) -> Iterator[ChoiceField]:
    """Only where there are two ways: the year first, or a month's name, leave none."""
    chosen = file.date_order or ""
    if chosen in wording.ORDERS:
        yield ChoiceField(ORDER, wording.ORDER, "", tuple(wording.ORDERS.items()), chosen, doubted(file, ORDER))


def _offered(file: FileRecognition) -> Options:
    """The columns of a file, for each of its parts the same."""
    places = {*range(min(len(file.headers), MAX_COLUMNS)), *_places_in_use(file)}
    headers = ((str(at), formats.shorten(file.headers[at], 40)) for at in sorted(places))
    return ((NO_COLUMN, wording.NO_COLUMN), *headers)


def _column(file: FileRecognition, role: str, offered: Options) -> ChoiceField:
    name = COLUMN + role
    return ChoiceField(
        name=name,
        label=role_name(role),
        hint=HINTS.get(role, ""),
        options=offered,
        chosen=current(file, name),
        doubtful=doubted(file, name),
    )


def _places_in_use(file: FileRecognition) -> Iterator[int]:
    """Where the columns stand that play a part, or may play one."""
    doubted = (option for doubt in file.doubts if doubt.code == "column" for option in doubt.options)
    for header in (*(column.header for column in file.columns), *doubted):
        if header in file.headers:
            yield file.headers.index(header)
