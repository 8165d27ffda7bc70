"""How the page's other figures came about: how sure we are, the season, the amounts of the short list."""

from snapshot.pipeline.decision.choose.constants import HIGH_FROM, MEDIUM_FROM
from snapshot.pipeline.documents.conclusion import Conclusion, ShortList, Theme
from snapshot.pipeline.documents.results import RunMeta
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals.robustness.subsampling import KEPT
from snapshot.presentation import formats
from snapshot.presentation.formulas import explain
from snapshot.presentation.marks import marks_on
from snapshot.wording import figure_notes as wording


def how_sure(conclusion: Conclusion, meta: RunMeta) -> str:
    """How the word for the confidence came about; nothing where its probability was not kept."""
    if meta.confidence_probability is None:
        return ""
    if conclusion.pattern_id is Theme.TOO_LITTLE_DATA and not meta.redraws:
        return wording.NOTHING_CLAIMED
    return " ".join(
        (
            wording.LIKELIHOOD.format(share=formats.share(round(meta.confidence_probability, 2))),
            wording.WORDS.format(high=formats.share(HIGH_FROM), medium=formats.share(MEDIUM_FROM)),
            _looked_again(meta),
        )
    )


def _looked_again(meta: RunMeta) -> str:
    if not meta.redraws:
        return wording.WITHOUT_REDRAWS
    looks = wording.REDRAWN.format(
        left_out=formats.share(1 - KEPT),
        times=formats.counted(meta.redraws, "time"),
        agreeing=formats.number(meta.redraws_agreeing),
        redraws=formats.number(meta.redraws),
    )
    return f"{looks} {wording.INGREDIENTS}"


def season_note(snapshot: Snapshot | None) -> str:
    found = explain("season.phase", snapshot)
    return f"{found.how} {found.counts}".strip() if found else ""


def short_list_note(short_list: ShortList, snapshot: Snapshot | None) -> str:
    """What the amounts and the days of the documents are; nothing where a list does not tell."""
    means = short_list.amount_means or wording.AMOUNTS_BY_DAYS.get(short_list.days_mean)
    day = marks_on(snapshot.window.report_date if snapshot else None)["day"]
    return wording.short_list(means, short_list.days_mean, day) if means else ""
