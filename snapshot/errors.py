"""Refusals that a person reads. Each carries its sentence; the web edge maps each to a status and a page."""

from datetime import datetime

from snapshot.wording import refusals, sharing, sign_in


class Refusal(Exception):
    """Base of everything the product refuses kindly. ``message`` is shown as it is."""

    message: str = refusals.GENERIC

    def __init__(self, message: str | None = None) -> None:
        if message is not None:
            self.message = message
        super().__init__(self.message)


class RunAlreadyActive(Refusal):
    """The workspace's lock is held by another run; nothing was started."""

    message = refusals.RUN_ALREADY_ACTIVE


class DailyLimitReached(Refusal):
    """The workspace has started as many runs in 24 hours as the settings allow; nothing was started.

    ``again_at`` is when the next one can be made, where that is known.
    """

    message = refusals.DAILY_LIMIT

    def __init__(self, again_at: datetime | None = None) -> None:
        super().__init__()
        self.again_at = again_at


class AlreadySubmitted(Refusal):
    """This filled form has started a run before; ``run_id`` is that run's. Nothing was started."""

    def __init__(self, run_id: str) -> None:
        super().__init__()
        self.run_id = run_id


class TextTooLong(Refusal):
    """A name or a text of a sent form is far longer than any field takes; nothing else looked at it."""

    message = refusals.TEXT_TOO_LONG


class RunNotFound(Refusal):
    """No such run in this workspace: unknown and foreign look the same."""

    message = refusals.RUN_NOT_FOUND


class TooManyLinks(Refusal):
    """As many links to the run live as may; none was made."""

    message = sharing.TOO_MANY_LINKS


class NotShareable(Refusal):
    """The run has no checked conclusion that could be shown to anybody else."""

    message = sharing.NOT_SHAREABLE


class LinkNotFound(Refusal):
    """No living link: unknown, expired and taken back look the same."""

    message = sharing.LINK_OVER


class PackNotKept(Refusal):
    """The read documents of a run are no longer kept, so it cannot be run again."""

    message = refusals.PACK_NOT_KEPT


class LockLost(Refusal):
    """The run's lease ended before the run did: it stops and writes nothing more."""

    message = refusals.LOCK_LOST


class StoreUnavailable(Refusal):
    """The database does not answer in time, or not at all."""

    message = refusals.STORE_UNAVAILABLE


class StoreLost(StoreUnavailable):
    """The database went away while a run was under way: what became of the run is not known."""

    message = refusals.STORE_LOST


class StoreOutdated(StoreUnavailable):
    """The database answers, but its tables are older than the program: ``snapshot db upgrade`` is missing."""

    message = refusals.STORE_OUTDATED


class SignInAgain(StoreUnavailable):
    """The database does not know who asks: the sign-in is missing, too old or not of this project."""

    message = refusals.SIGN_IN_AGAIN


class SignInUnavailable(StoreUnavailable):
    """The project's sign-in does not answer in time, or not as it should; whoever is signed in stays so."""

    message = sign_in.SIGN_IN_UNAVAILABLE


class SignInRefused(Refusal):
    """Nobody was signed in. The sentence is the same whether or not there is such an account."""

    message = sign_in.NOT_TOGETHER


class PasswordTooWeak(SignInRefused):
    """The project asks for a better password."""

    message = sign_in.PASSWORD_WEAK


class MailPaused(SignInRefused):
    """Another email may be sent in a minute."""

    message = sign_in.MAIL_PAUSED


class TooManyTries(Refusal):
    """A pause before the next attempt."""

    message = sign_in.TOO_MANY_TRIES


class QuestionClosed(Refusal):
    """The files behind a question are no longer held; ``run_id`` is the run that was made of them, if any."""

    message = refusals.QUESTION_CLOSED

    def __init__(self, run_id: str | None = None) -> None:
        super().__init__()
        self.run_id = run_id


class UploadRefused(Refusal):
    """The form cannot be run as it stands; ``message`` says what to change."""

    message = refusals.NO_FILE
