"""What would change the answer, in two or three sentences."""

from snapshot.pipeline.decision import THEMES
from snapshot.pipeline.decision.write.number_format import money
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.results import RunResults
from snapshot.pipeline.documents.robustness import HangsOn, Robustness
from snapshot.presentation import formats
from snapshot.wording import robustness as wording


def present_robustness(results: RunResults) -> tuple[str, ...]:
    """That the answer holds, or what it hangs on; and what is in doubt, where something is. Nothing without either."""
    found, conclusion = results.robustness, results.conclusion
    if found is None or conclusion is None:
        return ()
    currency = results.snapshot.currency if results.snapshot else None
    said = [_hangs(found.hangs_on, found, conclusion.pattern_id, currency)] if found.hangs_on else [_holds(found)]
    if found.hangs_on and (others := _others(found, found.hangs_on)):
        said.append(wording.close_call(others))
    return (*said, wording.IN_DOUBT) if found.doubtful_documents else tuple(said)


def _holds(found: Robustness) -> str:
    things = [
        wording.any_of(tried, known, thing)
        for tried, known, thing in (
            (found.customers_left_out, found.customers, "customer"),
            (found.weeks_left_out, found.weeks, "week"),
        )
        if tried
    ]
    return wording.holds([*things, *([wording.doubtful(found.doubtful_documents)] if found.doubtful_documents else [])])


def _hangs(fact: HangsOn, found: Robustness, theme: Theme, currency: str | None) -> str:
    amount = money(fact.amount, currency) if fact.amount else None
    size = wording.size(formats.counted(fact.documents, "document"), amount, THEMES[theme].text.money)
    instead = THEMES[fact.then].text.instead
    if fact.kind == "week":
        return wording.on_week(formats.day(fact.week), size, instead)
    if fact.kind == "customer":
        say = wording.about_one_customer if fact.by_nature else wording.on_customer
        return say(size, instead)
    if fact.by_nature:
        return wording.about_copies(size, instead)
    return wording.on_doubtful(size, found.doubtful_documents, instead)


def _others(found: Robustness, fact: HangsOn) -> list[str]:
    """Other customers and weeks that would change the answer, too."""
    customers = found.customers_that_change - (fact.kind == "customer")
    weeks = found.weeks_that_change - (fact.kind == "week")
    pairs = ((customers, "other customer"), (weeks, "other week"))
    return [formats.counted(count, thing) for count, thing in pairs if count > 0]
