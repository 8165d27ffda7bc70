"""Snapshots without each customer, each week and the suspect documents -> whether the answer stays the same."""

from datetime import date

from snapshot.pipeline.decision.choose.candidates import ThemeRules, Themes
from snapshot.pipeline.decision.choose.ranking import choose
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.robustness import HangsOn, LeaveOuts, LeftOutKind, Robustness, Without
from snapshot.pipeline.documents.snapshot import Snapshot

_KINDS: tuple[LeftOutKind, ...] = ("customer", "doubtful_documents", "week")


def robustness_of(theme: Theme, whole: Snapshot, leave_outs: LeaveOuts, themes: Themes) -> Robustness | None:
    """Whether ``theme`` is what the rules choose of ``themes`` without each thing, too.

    ``None`` where there is nothing to say: nothing was left out, the answer is that there is too little data, or it is
    not the rules' own answer, whose changes would say nothing about it.
    """
    if theme is Theme.TOO_LITTLE_DATA or not leave_outs.parts or choose(whole, themes).theme is not theme:
        return None
    changed = [(part, then) for part in leave_outs.parts if (then := choose(part.snapshot, themes).theme) is not theme]
    facts = [_hangs_on(themes[theme], whole, part, then) for part, then in changed]
    tried = [part.kind for part in leave_outs.parts]
    return Robustness(
        holds=not changed,
        customers=leave_outs.customers,
        customers_left_out=tried.count("customer"),
        customers_that_change=sum(part.kind == "customer" for part, _ in changed),
        weeks=leave_outs.weeks,
        weeks_left_out=tried.count("week"),
        weeks_that_change=sum(part.kind == "week" for part, _ in changed),
        doubtful_documents=leave_outs.doubtful_documents if "doubtful_documents" in tried else 0,
        hangs_on=min(facts, key=_first_to_say) if facts else None,
    )


def _hangs_on(theme: ThemeRules, whole: Snapshot, part: Without, then: Theme) -> HangsOn:
    return HangsOn(
        kind=part.kind,
        then=then,
        documents=_documents(whole) - _documents(part.snapshot),
        amount=round(max(0.0, theme.money(whole) - theme.money(part.snapshot)), 2),
        by_nature=theme.by_nature == part.kind,
        week=part.week,
    )


def _first_to_say(fact: HangsOn) -> tuple[bool, int, float, int, date, str]:
    """What the answer is about comes first; else the fewest documents, then the least money.

    The less it takes to change an answer, the less it can carry; and a few documents can be looked at.
    """
    order = _KINDS.index(fact.kind)
    return not fact.by_nature, fact.documents, fact.amount, order, fact.week or date.min, fact.then


def _documents(snapshot: Snapshot) -> int:
    return snapshot.activity_signals.invoices.count + snapshot.activity_signals.quotes.count
