"""What the web says of each refusal: status, heading, one next step, and how long a program should wait."""

from dataclasses import dataclass
from datetime import datetime

from flask import Response, make_response

from snapshot import errors
from snapshot.auth.rate_limit import PAUSE_SECONDS
from snapshot.blueprints import next_step
from snapshot.blueprints.visitor import run_context
from snapshot.presentation import formats
from snapshot.wording import pages as wording
from snapshot.wording import questions, refusals, sharing, sign_in

A_RUN, A_MINUTE, A_DAY = 10, 60, 86_400  # seconds


@dataclass(frozen=True, slots=True)
class RefusalPage:
    """The status, next step and heading of one kind of refusal; its own message is the text.

    ``retry_after`` is how many seconds a program should wait before it asks again.
    """

    status: int
    step: next_step.Step
    heading: str | None = None
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class ErrorView:
    """What a page says of one refusal or fault."""

    status: int
    heading: str
    text: str
    next: next_step.NextStep
    retry_after: int | None = None


REFUSALS: dict[type[errors.Refusal], RefusalPage] = {
    errors.RunAlreadyActive: RefusalPage(409, next_step.snapshots, retry_after=A_RUN),
    errors.DailyLimitReached: RefusalPage(429, next_step.snapshots, retry_after=A_DAY),
    errors.TextTooLong: RefusalPage(400, next_step.page_again, wording.TEXT_TOO_LONG_HEADING),
    errors.RunNotFound: RefusalPage(404, next_step.snapshots, wording.SNAPSHOT_NOT_FOUND_HEADING),
    errors.QuestionClosed: RefusalPage(404, next_step.upload, questions.CLOSED_HEADING),
    errors.LinkNotFound: RefusalPage(404, next_step.home, sharing.LINK_OVER_HEADING),
    errors.NotShareable: RefusalPage(409, next_step.page_again, sharing.NOT_SHAREABLE_HEADING),
    errors.TooManyLinks: RefusalPage(409, next_step.page_again, sharing.TOO_MANY_LINKS_HEADING),
    errors.PackNotKept: RefusalPage(409, next_step.upload, wording.NOT_KEPT_HEADING),
    errors.LockLost: RefusalPage(409, next_step.snapshots, wording.LOCK_LOST_HEADING),
    errors.StoreUnavailable: RefusalPage(503, next_step.try_again, retry_after=A_MINUTE),
    errors.StoreLost: RefusalPage(503, next_step.snapshots, retry_after=A_MINUTE),
    errors.SignInUnavailable: RefusalPage(503, next_step.try_again, sign_in.UNAVAILABLE_HEADING, A_MINUTE),
    errors.SignInRefused: RefusalPage(400, next_step.sign_in),
    errors.MailPaused: RefusalPage(429, next_step.sign_in, sign_in.TOO_MANY_HEADING, A_MINUTE),
    errors.TooManyTries: RefusalPage(429, next_step.sign_in, sign_in.TOO_MANY_HEADING, PAUSE_SECONDS),
    errors.UploadRefused: RefusalPage(400, next_step.page_again),
}
ANY_REFUSAL = RefusalPage(400, next_step.page_again)


def told_refusal(refusal: errors.Refusal) -> ErrorView:
    """The refusal as its page says it."""
    page = next((REFUSALS[kind] for kind in type(refusal).__mro__ if kind in REFUSALS), ANY_REFUSAL)
    heading = page.heading or wording.ERROR_PAGES[page.status][0]
    if isinstance(refusal, errors.DailyLimitReached) and refusal.again_at:
        return _told_limit(page, heading, refusal.again_at)
    return ErrorView(page.status, heading, refusal.message, page.step(), page.retry_after)


def refused(page: str, refusal: errors.Refusal) -> Response:
    """``page``, which says ``refusal`` in a place of its own, with the status that belongs to it."""
    return answered(page, told_refusal(refusal))


def answered(page: str, told: ErrorView) -> Response:
    """``page`` with the status, and when to come again where that is known."""
    response = make_response(page, told.status)
    if told.retry_after is not None:
        response.headers["Retry-After"] = str(told.retry_after)
    return response


def _told_limit(page: RefusalPage, heading: str, again_at: datetime) -> ErrorView:
    now = run_context().clock()
    text = refusals.daily_limit(formats.soon(again_at, now))
    return ErrorView(page.status, heading, text, page.step(), max(1, round((again_at - now).total_seconds())))
