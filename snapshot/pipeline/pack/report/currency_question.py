"""Several currencies in one upload -> which one is measured, and the question about it where that is open."""

from collections.abc import Sequence

from snapshot.pipeline.documents.recognition import ENOUGH_DOCUMENTS, Ambiguity, CurrencyTotal, InputRecognition
from snapshot.pipeline.pack.extract.currency_split import MONEY
from snapshot.pipeline.pack.extract.table_reading import SourceFile
from snapshot.pipeline.pack.schema.currencies import find_currency


def measured(opened: Sequence[SourceFile], held: Sequence[CurrencyTotal], wanted: str | None) -> str:
    """The currency that is ``wanted``, else the one that the owner chose before, else that of most documents.

    ``held`` are the upload's currencies, most documents first. "" is the currency that is named nowhere.
    """
    there = [total.currency or "" for total in held]
    said = (find_currency(one, there) for one in (wanted, *_chosen(opened)) if one is not None)
    return next((one for one in said if one is not None), there[0])


def with_question(
    recognition: InputRecognition, opened: Sequence[SourceFile], held: Sequence[CurrencyTotal], always: bool = False
) -> InputRecognition:
    """``recognition`` with the question at the first list of documents, where most documents alone do not answer it.

    ``always``: also where they do, or the owner has said it before.
    """
    options = tuple(total for total in held if total.documents)
    at = next((at for at, file in enumerate(recognition.files) if file.layout and file.category in MONEY), None)
    is_open = len(options) > 1 and _is_open(opened, options)
    if at is None or len(options) < 2 or not (always or is_open):
        return recognition
    names = tuple(total.currency or "" for total in options)
    chosen = measured(opened, options, None)
    asked = Ambiguity(code="currency", options=names, chosen=chosen, totals=options, certain=not is_open)
    file = recognition.files[at].model_copy(update={"doubts": (*recognition.files[at].doubts, asked)})
    return recognition.model_copy(update={"files": (*recognition.files[:at], file, *recognition.files[at + 1 :])})


def _is_open(opened: Sequence[SourceFile], options: Sequence[CurrencyTotal]) -> bool:
    names = {total.currency or "" for total in options}
    enough = options[0].documents >= ENOUGH_DOCUMENTS * sum(total.documents for total in options)
    return not enough and not names.intersection(_chosen(opened))


def _chosen(opened: Sequence[SourceFile]) -> list[str]:
    """What the owner said, by the layouts of the upload's tables."""
    said = (table.choices.currency for file in opened for table in file.tables if table.choices)
    return [one for one in said if one is not None]
