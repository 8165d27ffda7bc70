"""Notes about a result: how sure we are, the season, the amounts of the short list, old files, sample businesses."""

from datetime import date

from snapshot.pipeline.decision.choose.constants import HIGH_FROM, MEDIUM_FROM, OLD_FILES_DAYS
from snapshot.pipeline.documents.conclusion import Conclusion, ShortList, Theme
from snapshot.pipeline.documents.results import RunMeta, RunResults
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals.robustness.subsampling import KEPT
from snapshot.presentation import formats
from snapshot.presentation.formulas import explain
from snapshot.presentation.rule_numbers import marks_on
from snapshot.presentation.view_models import SampleView
from snapshot.wording import figure_notes as wording
from snapshot.wording import pages


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


DAYS_OF_MONTH = 30.4


def present_age(results: RunResults) -> str:
    """One sentence where the files were old on the day of the run, by the last day that anything happened in them."""
    last = files_end(results)
    age = (results.meta.run_day - last).days if last else 0
    if last is None or age <= OLD_FILES_DAYS:
        return ""
    return pages.old_files(formats.day(last), formats.counted(round(age / DAYS_OF_MONTH), "month"))


def files_end(results: RunResults) -> date | None:
    """The last day that anything happened in the files; results of before the figures have none."""
    return results.snapshot.window.report_date if results.snapshot else None


def present_sample(results: RunResults) -> SampleView | None:
    """``None`` for a run over an owner's files. The receipt alone decides: nothing that a visitor sends gets there."""
    if not results.run_manifest.is_sample:
        return None
    industry, recognition = results.meta.industry, results.input_recognition
    files = recognition.files if recognition and industry else ()
    return SampleView(
        industry=industry or "",
        day=results.meta.run_day.isoformat(),
        files=tuple(file.name.removesuffix(".csv") for file in files),
    )
