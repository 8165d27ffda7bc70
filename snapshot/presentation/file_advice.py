"""File report of a gated run -> what the file is, what is missing, what to try."""

from dataclasses import dataclass

from snapshot.governance.gate import mostly_unreadable
from snapshot.pipeline.documents.recognition import FileRecognition, InputRecognition, ReadSummary
from snapshot.pipeline.pack.schema.fields import DAY_OF, GIVES_TOTAL, OUTCOMES, SOURCES
from snapshot.presentation import formats
from snapshot.wording import file_advice as wording
from snapshot.wording.export_steps import Kind
from snapshot.wording.file_problems import file_problem

KINDS: tuple[Kind, ...] = ("invoices", "quotes")
HELPING = frozenset({"payments", "jobs", "customers"})


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """``what`` the file is, in a sentence; the other texts are empty where there is nothing to say.

    ``found`` and ``missing`` are columns of the kind of list it is (or comes closest to), ``needed`` is what the page
    would have wanted of a list that is none we know, ``advice`` what to try.
    ``kept`` says that the file waits for the others, so that it need not be sent again.
    """

    name: str
    fine: bool
    what: str
    kept: bool = False
    found: str = ""
    missing: str = ""
    needed: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The ``names`` of good files that are kept ``until`` a time, already in words, for ``others`` to come."""

    names: frozenset[str] = frozenset()
    until: str = ""
    others: int = 0


def present_verdict(file: FileRecognition, summary: ReadSummary, waiting: Waiting) -> FileVerdict:
    """What the page says of one file."""
    name, kept = formats.shorten(file.name), file.name in waiting.names
    if gives_documents(file, summary):
        what = wording.fine_and_kept(waiting.until, waiting.others) if kept else wording.FINE
        return FileVerdict(name, True, what, kept)
    if is_fine(file, summary):
        return FileVerdict(name, True, wording.beside(file.category, waiting.until if kept else ""), kept)
    found, missing = _needs(file)
    if file.category != "unknown":
        return FileVerdict(name, False, _what(file), found=found, missing=missing, advice=file.problem_message or "")
    needed = "" if missing or _is_no_table(file) else wording.NEEDED[meant_kind(file) or "unknown"]
    advice = wording.TELL_US if file.layout and not file.foreign and not _is_no_table(file) else ""
    return FileVerdict(name, False, _unknown(file), found=found, missing=missing, needed=needed, advice=advice)


def said_of(recognition: InputRecognition) -> frozenset[str]:
    """The data warnings that the verdicts say word for word."""
    told = [(file.name, present_verdict(file, recognition.summary, Waiting())) for file in recognition.files]
    return frozenset(file_problem(name, said) for name, verdict in told for said in (verdict.what, verdict.advice))


def gives_documents(file: FileRecognition, summary: ReadSummary) -> bool:
    """Whether the file gives documents that count: then the gate closed for another reason."""
    counted = {"invoices": summary.invoices_count, "quotes": summary.quotes_count}.get(file.category, 0)
    return bool(counted and file.documents) and not mostly_unreadable(file)


def is_fine(file: FileRecognition, summary: ReadSummary) -> bool:
    """Whether nothing is wrong with the file, though it may not be enough alone."""
    return gives_documents(file, summary) or (file.category in HELPING and not file.problem)


def _what(file: FileRecognition) -> str:
    if file.documents and mostly_unreadable(file):
        return wording.mostly_unreadable(file.category, file.rows_unreadable, file.rows_read)
    if file.documents:
        return wording.not_counted(file.category)
    return wording.taken_for(file.category, why_follows=bool(file.problem_message))


def _unknown(file: FileRecognition) -> str:
    """What the file is instead (a PDF, an empty file), else the kind of list that it comes closest to."""
    if _is_no_table(file):
        return file.problem_message or ""
    if file.foreign:
        return wording.FOREIGN[file.foreign]
    return wording.comes_closest(file.nearest) if file.nearest and file.nearest != "unknown" else wording.NOT_KNOWN


def _is_no_table(file: FileRecognition) -> bool:
    """Whether its problem says all: what it is instead of a table, and what to try."""
    return bool(file.problem_message) and file.problem != "not_recognised"


def meant_kind(file: FileRecognition) -> Kind | None:
    """The kind of list that the owner seems to have meant, of the two that can carry a conclusion."""
    nearest = None if file.foreign else file.nearest
    return next((kind for kind in KINDS if kind in {file.category, nearest}), None)


def _needs(file: FileRecognition) -> tuple[str, str]:
    """What the file has of what is needed, and what it lacks."""
    roles, kind = {column.role for column in file.columns}, meant_kind(file)
    if not roles or kind is None:
        return "", ""
    givers = (SOURCES[kind]["number"], SOURCES[kind][DAY_OF[kind]], GIVES_TOTAL, OUTCOMES[kind])
    has = [bool(roles & {*fields}) for fields in givers]
    found = [called for one, (called, _) in zip(has, wording.NEEDS[kind], strict=True) if one]
    missing = [lacking for one, (_, lacking) in zip(has, wording.NEEDS[kind], strict=True) if not one]
    return ", ".join(found), formats.listed(missing)
