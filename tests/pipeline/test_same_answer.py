"""The answer depends on what happened alone: not on the order of rows, names, numbering, the year, or the process."""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evals.businesses import KINDS, construct
from evals.businesses.model import Business, Invoice, Quote
from evals.businesses.write import write_business
from snapshot import offline
from tests.conftest import REPO

SAID = ("theme", "confidence", "numbers", "conclusion", "validation")
DATED = {"window": ("report_date", "first_date", "days_before_run")}
VARYING = ("run_id", "created_at", "finalized_at", "started_at", "finished_at", "duration_ms")
COUNTED_BY_THE_WEEK = {"undecided_weeks", "volume_ratio_8w", "weekly_dispersion"}

each_business = pytest.mark.parametrize("kind", ["debtor_over_small_debts", "customer_concentration"])


@cache
def business(kind: str) -> Business:
    return construct(next(one for one in KINDS if one.name == kind), 2)


@cache
def first_answer(kind: str) -> Mapping[str, Any]:
    return answer(business(kind))


def answer(of: Business) -> dict[str, Any]:
    """The whole run over the business's two files."""
    with tempfile.TemporaryDirectory() as folder:
        write_business(of, Path(folder))
        return offline.analyze(sorted(Path(folder).iterdir()))


def changed(
    of: Business, invoice: Callable[[Invoice], dict[str, Any]], quote: Callable[[Quote], dict[str, Any]]
) -> Business:
    """``of`` with these fields of each document in place of its own."""
    return replace(
        of,
        invoices=[replace(one, **invoice(one)) for one in of.invoices],
        quotes=[replace(one, **quote(one)) for one in of.quotes],
    )


def earlier(of: Business, days: int) -> Business:
    def moved(one: Invoice | Quote, *names: str) -> dict[str, date | None]:
        dates = {name: getattr(one, name) for name in names}
        return {name: day and day - timedelta(days) for name, day in dates.items()}

    return changed(
        of, lambda one: moved(one, "issued", "due", "paid"), lambda one: moved(one, "created", "approved", "declined")
    )


def other_names(names: Iterable[str], pattern: str) -> dict[str, str]:
    """Other names, in another alphabetical order; what has none stays without."""
    known = sorted({name for name in names if name})
    numbers = random.Random(6).sample(range(10_000, 99_999), len(known))
    return {"": ""} | {name: pattern.format(number) for name, number in zip(known, numbers, strict=True)}


def undated(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    window = {name: value for name, value in snapshot["window"].items() if name not in DATED["window"]}
    weeks = [{**week, "week": None} for week in snapshot["weekly_volume_series"]]
    return {**snapshot, "window": window, "weekly_volume_series": weeks}


def undated_list(short_list: Mapping[str, Any] | None) -> dict[str, Any] | None:
    items = [{**item, "issued": None, "due": None} for item in short_list["items"]] if short_list else []
    return {**short_list, "items": items} if short_list else None


def timeless(node: Any) -> Any:
    """Without the ids and the times of a run."""
    if isinstance(node, dict):
        return {name: timeless(value) for name, value in node.items() if name not in VARYING}
    return [timeless(value) for value in node] if isinstance(node, list) else node


@each_business
def test_the_order_of_the_rows_does_not_matter(kind: str) -> None:
    dice, here = random.Random(5), business(kind)
    mixed = replace(
        here, invoices=dice.sample(here.invoices, len(here.invoices)), quotes=dice.sample(here.quotes, len(here.quotes))
    )
    there, first = answer(mixed), first_answer(kind)
    for part in (*SAID, "snapshot", "short_list"):
        assert there[part] == first[part], part


@each_business
def test_the_names_of_the_customers_do_not_matter(kind: str) -> None:
    here = business(kind)
    names = other_names([one.customer for one in [*here.invoices, *here.quotes]], "Zed{} Quill")
    there = answer(
        changed(here, lambda one: {"customer": names[one.customer]}, lambda one: {"customer": names[one.customer]})
    )
    for part in (*SAID, "snapshot", "short_list"):
        assert there[part] == first_answer(kind)[part], part


@each_business
def test_the_numbers_on_the_documents_do_not_matter(kind: str) -> None:
    here = business(kind)
    invoices = other_names([one.number for one in here.invoices], "A{}")
    quotes = other_names([one.number for one in here.quotes] + [one.quote for one in here.invoices], "E-{}")
    there = answer(
        changed(
            here,
            lambda one: {"number": invoices[one.number], "quote": quotes[one.quote]},
            lambda one: {"number": quotes[one.number]},
        )
    )
    for part in (*SAID, "snapshot"):
        assert there[part] == first_answer(kind)[part], part
    if kind == "debtor_over_small_debts":
        shown = [item["number"] for item in first_answer(kind)["short_list"]["items"]]
        assert [item["number"] for item in there["short_list"]["items"]] == [invoices[number] for number in shown]


@each_business
def test_fifty_two_weeks_earlier_it_is_the_same_but_for_the_dates(kind: str) -> None:
    there, first = answer(earlier(business(kind), 364)), first_answer(kind)
    for part in SAID:
        assert there[part] == first[part], part
    assert undated(there["snapshot"]) == undated(first["snapshot"])
    assert undated_list(there["short_list"]) == undated_list(first["short_list"])


@each_business
def test_a_calendar_year_earlier_only_what_is_counted_by_the_week_may_move(kind: str) -> None:
    """After 365 days a Monday is a Sunday: complete weeks hold other days, ages in days do not change."""
    there, first = answer(earlier(business(kind), 365)), first_answer(kind)
    assert there["theme"] == first["theme"]
    assert there["confidence"] == pytest.approx(first["confidence"], abs=0.1)
    moved = {name for name, value in first["numbers"].items() if there["numbers"][name] != value}
    assert moved <= COUNTED_BY_THE_WEEK


@pytest.mark.processes
def test_the_same_files_give_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    """Another process has another seed for hashing texts, and another key for the codes of customers."""
    write_business(business("debtor_over_small_debts"), tmp_path / "here")
    code = "import sys; from snapshot.cli import main; main(['analyze', sys.argv[1], '--json'])"
    said = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "here")],
        check=True,
        capture_output=True,
        cwd=REPO,
        env=os.environ | {"PYTHONHASHSEED": "1"},
    ).stdout
    here = [offline.analyze(sorted((tmp_path / "here").iterdir()), pack_name="here") for _ in range(2)]
    there = json.loads(said)
    assert json.dumps(timeless(here[0])) == json.dumps(timeless(here[1])) == json.dumps(timeless(there))
