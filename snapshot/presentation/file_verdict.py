"""One file of an upload that could not carry a conclusion: what it is, what it lacks, what to try."""

from collections.abc import Collection
from dataclasses import dataclass

from snapshot.pipeline.documents.recognition import Category, FileRecognition, ReadSummary
from snapshot.presentation import formats
from snapshot.wording import needed as wording
from snapshot.wording.export_steps import Kind

KINDS: tuple[Kind, ...] = ("invoices", "quotes")
HELPING = frozenset({"payments", "jobs", "customers"})


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """``what`` the file is, in a sentence; ``found``, ``missing`` and ``advice`` are empty where nothing is to say.

    ``kept`` says that the file waits for the others, so that it need not be sent again.
    """

    name: str
    fine: bool
    what: str
    kept: bool = False
    found: str = ""
    missing: str = ""
    advice: str = ""


def present_verdict(file: FileRecognition, summary: ReadSummary, kept: Collection[str], until: str) -> FileVerdict:
    """``kept`` are the names of the files that are kept, ``until`` the time to which they are."""
    name = formats.shorten(file.name)
    is_kept = file.name in kept
    if gives_documents(file, summary):
        return FileVerdict(name, True, wording.fine_and_kept(until) if is_kept else wording.FINE, is_kept)
    if file.category in HELPING and not file.problem:
        return FileVerdict(name, True, wording.beside(file.category, until if is_kept else ""), is_kept)
    found, missing = _needs(file)
    return FileVerdict(name, False, _what(file), found=found, missing=missing, advice=_advice(file))


def gives_documents(file: FileRecognition, summary: ReadSummary) -> bool:
    """Whether the file gives documents that count: then the gate closed for another reason."""
    counted = {"invoices": summary.invoices_count, "quotes": summary.quotes_count}.get(file.category, 0)
    return bool(counted and file.documents) and not _mostly_unreadable(file)


def _mostly_unreadable(file: FileRecognition) -> bool:
    return file.rows_unreadable * 2 > file.rows_read


def _what(file: FileRecognition) -> str:
    if file.category == "unknown":
        return _unknown(file)
    if file.documents and _mostly_unreadable(file):
        return wording.mostly_unreadable(file.category, file.rows_unreadable, file.rows_read)
    return wording.not_counted(file.category) if file.documents else wording.taken_for(file.category)


def _unknown(file: FileRecognition) -> str:
    """What the file is instead (a PDF, an empty file), else the kind of list that it comes closest to."""
    if file.problem_message and file.problem != "not_recognised":
        return file.problem_message
    return wording.comes_closest(file.nearest) if file.nearest and file.nearest != "unknown" else wording.NOT_KNOWN


def _advice(file: FileRecognition) -> str:
    """What to try, or what would have been needed."""
    if file.category != "unknown":
        return file.problem_message or ""
    return wording.NEEDED[_wanted(file)] if file.problem in {None, "not_recognised"} else ""


def _wanted(file: FileRecognition) -> Category:
    return next((kind for kind in KINDS if kind in {file.category, file.nearest}), "unknown")


def _needs(file: FileRecognition) -> tuple[str, str]:
    """What the file has of what is needed, and what it lacks."""
    roles = {column.role for column in file.columns}
    needs = wording.NEEDS.get(_wanted(file), ())
    if not roles or not needs:
        return "", ""
    found = [called for givers, called, _ in needs if roles & givers]
    missing = [lacking for givers, _, lacking in needs if not roles & givers]
    return ", ".join(found), formats.listed(missing)
