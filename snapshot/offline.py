"""Step 1 and whole runs without a server or a store, for the command line.

Nothing is kept, so nothing is locked: the manifest is made all the same, its lock is called "local".
"""

import os
from datetime import date
from pathlib import Path
from typing import Any

from snapshot.config import load_settings
from snapshot.governance.gate import check_gate
from snapshot.governance.receipt import receipt_line
from snapshot.pipeline.decision import RuleAgent
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.recognition import SUMS, FileRecognition, InputRecognition, Proof
from snapshot.pipeline.documents.results import RunResults
from snapshot.pipeline.documents.upload import OwnerFacts, UploadedFile
from snapshot.pipeline.masked_copy import Unreadable, compare_readings, mask_file, problem_message
from snapshot.pipeline.pack import read_files
from snapshot.pipeline.pack.report.totals import left_out as left_out_sentence
from snapshot.pipeline.pack.schema.currencies import find_currency
from snapshot.pipeline.pack.schema.fields import DAY_OF
from snapshot.pipeline.profile import fetch_website_text
from snapshot.pipeline.run_analysis import AnalysisRequest, Dependencies, latest_day, run_analysis_from_pack
from snapshot.presentation.files import present_comparison, present_file, present_totals
from snapshot.presentation.notes import files_end, present_age
from snapshot.presentation.proofs import proof_lines
from snapshot.presentation.short_list import present_short_list
from snapshot.presentation.short_list_lines import short_list_lines
from snapshot.services.context import new_id, read_limits, utc_now
from snapshot.wording import currencies

# The hashes of customers live only as long as this process; a key of its own keeps them from being compared.
PROCESS_KEY = os.urandom(32)
LOCAL = "local"


class NoSuchCurrency(Exception):
    """That no amount is in the currency that was asked for, and which ones there are, in a sentence."""


def read(paths: list[Path], *, as_of: date | None = None, currency: str | None = None) -> InputRecognition:
    """How the files are read as one upload on the day ``as_of`` (default: today).

    ``currency`` is a code or sign, or "none"; without it, that of most documents. Raises ``NoSuchCurrency``.
    """
    recognition = read_pack(paths, as_of=as_of, currency=currency).recognition
    _refuse_unknown(recognition, currency)
    return recognition


def read_as_json(recognition: InputRecognition) -> dict[str, Any]:
    """``{"files": [...], "summary": {...}, "currencies": [...]}``; amounts with two decimals.

    ``currencies``, in cents: what there is in each; none where there is only one.
    """
    files = [file.model_dump(mode="json") | {"proofs": _proofs(file)} for file in recognition.files]
    held = [total.model_dump(mode="json") for total in recognition.currencies]
    return {"files": files, "summary": summary(recognition), "currencies": held}


def _proofs(file: FileRecognition) -> list[dict[str, Any]]:
    return [proof.model_dump(mode="json") | _in_units(proof) for proof in file.proofs]


def _in_units(proof: Proof) -> dict[str, float]:
    numbers = {"file_says": proof.file_says, "we_read": proof.we_read}
    return {name: cents / 100 for name, cents in numbers.items()} if proof.what in SUMS else {}


def summary(recognition: InputRecognition) -> dict[str, Any]:
    """What the files together hold, under the published names."""
    found = recognition.summary.model_dump(mode="json", exclude={"invoice_total_cents"})
    return found | {
        "currency": currency_code(recognition),
        "invoice_total_sum": recognition.summary.invoice_total_cents / 100,
        "gated": check_gate(recognition).closed,
    }


def currency_code(recognition: InputRecognition) -> str | None:
    """The currency of the invoices and quotes, where the files name it by its code: a bare "$" names none."""
    listed = any(file.category in DAY_OF for file in recognition.files)
    return recognition.summary.currency_code if listed else None


def analyze(
    paths: list[Path],
    *,
    industry: str | None = None,
    pack_name: str | None = None,
    as_of: date | None = None,
    currency: str | None = None,
) -> dict[str, Any]:
    """One whole run over the files: its results, with theme, confidence and numbers beside them.

    ``as_of`` is the day of the run (default: today). The times in the results are always the clock's. ``currency``: see
    ``read``. Raises ``NoSuchCurrency``.
    """
    day = _run_day(as_of)
    request = AnalysisRequest(
        run_id=new_id(),
        workspace_id=LOCAL,
        lock_id=LOCAL,
        mode="command_line",
        run_day=day,
        facts=OwnerFacts(industry=industry),
    )
    outside = Dependencies(agent=RuleAgent(), fetch_text=fetch_website_text, clock=utc_now)

    def load_pack() -> Pack:
        return read_pack(paths, as_of=day, currency=currency)

    results = run_analysis_from_pack(load_pack, request, outside, lambda _: None).results
    if results.input_recognition:
        _refuse_unknown(results.input_recognition, currency)
    return _headline(results, pack_name) | results.model_dump(mode="json")


def currency_warning(recognition: InputRecognition) -> str:
    """What is to be said where most documents decided on the currency and they are not many; else ""."""
    if not any(doubt.code == "currency" for file in recognition.files for doubt in file.doubts):
        return ""
    others = [one.currency for one in recognition.currencies if one.currency != recognition.summary.currency]
    return currencies.few(recognition.measured_share, recognition.summary.currency, others)


def warning_of(answer: dict[str, Any]) -> str:
    """The same of an answer of ``analyze``."""
    recognition = RunResults.model_validate(answer).input_recognition
    return currency_warning(recognition) if recognition else ""


def _wanted(currency: str | None) -> str | None:
    """As the reader knows it: "" is the currency that is named nowhere."""
    return "" if currency and currency.casefold() == currencies.NONE else currency


def _refuse_unknown(recognition: InputRecognition, currency: str | None) -> None:
    there = [one.currency for one in recognition.currencies] or [recognition.summary.currency]
    wanted = _wanted(currency)
    if wanted is not None and find_currency(wanted, [one or "" for one in there]) is None:
        raise NoSuchCurrency(currencies.not_there(currency or "", there))


def read_as_text(recognition: InputRecognition) -> str:
    """The same for a person at a terminal, in the words of the page."""
    files = [line for file in recognition.files for line in (_file_line(file), *map("  {}".format, proof_lines(file)))]
    totals = [f"{label}: {value}" for label, value in present_totals(recognition.summary)]
    compare = present_comparison(recognition.summary)
    left_out = [left_out_sentence(recognition)] if recognition.left_out else []
    compared = [compare] if compare else []
    return "\n".join([*files, "", *totals, *compared, *left_out, *check_gate(recognition).reasons])


def analysis_as_text(answer: dict[str, Any]) -> str:
    """The answer of ``analyze`` for a person at a terminal: the page's main sentences and the receipt.

    That of a folder, one of several perhaps, is headed by its name.
    """
    results = RunResults.model_validate(answer)
    lines = list(results.data_warnings)
    if results.conclusion:
        lines += [
            results.conclusion.one_sentence_pattern,
            results.conclusion.decision,
            *filter(None, [present_age(results)]),
            results.conclusion.why_this_now,
            results.conclusion.boundary,
        ]
    if results.short_list:
        lines += ["", *short_list_lines(present_short_list(results.short_list, results.snapshot))]
    lines += ["", receipt_line(results.run_manifest)]
    return "\n".join([f"{answer['pack']}:", *lines, ""] if answer["pack"] else lines)


class NotMasked(Exception):
    """Why no masked copy was written, in a sentence."""


def write_masked_copy(path: Path, output: Path | None, *, force: bool = False) -> str:
    """Write a masked copy of the file to ``output``, or under its own invented name into the current folder.

    What is at ``output`` stays, unless ``force`` says otherwise; the file itself is never overwritten. The answer says
    where the copy is and whether it is read like the file. Raises ``NotMasked``.
    """
    today, limits = latest_day(utc_now()), read_limits(load_settings())
    try:
        file = UploadedFile(path.name, path.read_bytes())
        copy = mask_file(file, today=today, limits=limits)
        written = output or Path(copy.name)
        if written.exists() and (not force or written.samefile(path)):
            reason = "is the file itself" if written.samefile(path) else "is there already; --force overwrites it"
            raise NotMasked(f"{written} {reason}.")
        written.write_bytes(copy.content)
    except Unreadable as error:
        raise NotMasked(f"{path.name}: {problem_message(error.code, limits)}") from None
    except OSError as error:
        raise NotMasked(f"{error.filename or path}: {error.strerror}.") from None
    found = compare_readings(file, UploadedFile(written.name, copy.content), today=today, limits=limits)
    same = f"It is read in another way: {', '.join(found)}." if found else "It is read in the same way."
    return f"{written} is written. {same} Names of columns and words that we know are as they were: look through it."


def _headline(results: RunResults, pack_name: str | None) -> dict[str, Any]:
    numbers = results.snapshot.numbers.model_dump(mode="json") if results.snapshot else {}
    return {
        "pack": pack_name,
        "theme": results.conclusion.pattern_id if results.conclusion else None,
        "confidence": results.meta.confidence_probability,
        "currency": currency_code(results.input_recognition) if results.input_recognition else None,
        "numbers": numbers,
        "files_end": day.isoformat() if (day := files_end(results)) else None,
    }


def _file_line(file: FileRecognition) -> str:
    reading = present_file(file)
    return f"{reading.name}: {reading.found}; {reading.rows}. {reading.problem or ''}".rstrip()


def read_pack(paths: list[Path], *, as_of: date | None = None, currency: str | None = None) -> Pack:
    """Step 1 alone, on the day ``as_of`` (default: today), in ``currency`` where an amount is in it."""
    files = [UploadedFile(name=path.name, content=path.read_bytes()) for path in paths]
    limits = read_limits(load_settings())
    wanted = _wanted(currency)
    return read_files(files, workspace_key=PROCESS_KEY, today=_run_day(as_of), limits=limits, currency=wanted)


def _run_day(as_of: date | None) -> date:
    return as_of or latest_day(utc_now())
