"""What the answers of the project's sign-in mean: every way in which a call can fail becomes one of our refusals."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from snapshot.errors import MailPaused, PasswordTooWeak, SignInRefused, SignInUnavailable, TooManyTries

ANSWER_SECONDS = 5.0
MAIL_SECONDS = 10.0  # the project hands the email over before it answers
LEAVE_SECONDS = 3.0
UNAUTHORIZED, TOO_MANY = 401, 429

log = logging.getLogger(__name__)


@contextmanager
def refusals(sentence: str, seconds: float = ANSWER_SECONDS) -> Iterator[None]:
    """Every way in which a call can fail, as ours; ``sentence`` for all that the project refuses."""
    from pydantic import ValidationError
    from supabase_auth.errors import AuthError

    from snapshot.store.supabase.deadline import within

    try:
        with within(seconds):
            yield
    except AuthError as error:
        raise _meaning(error, sentence) from error
    except ValidationError as error:  # a gateway's page, say
        log.warning("the sign-in: an answer that is none")
        raise SignInUnavailable from error


def _meaning(error: Any, sentence: str) -> Exception:
    """The codes of the sign-in's protocol; its words are neither shown nor logged."""
    code, status = str(error.code or ""), int(getattr(error, "status", 0) or 0)
    if code == "weak_password":
        return PasswordTooWeak()
    if code == "over_email_send_rate_limit":
        return MailPaused()
    if status == TOO_MANY:
        return TooManyTries()
    log.warning("the sign-in: %d %s", status, code[:40])
    # 401 is about the project's key, not about the visitor.
    if 400 <= status < 500 and status != UNAUTHORIZED:
        return SignInRefused(sentence)
    return SignInUnavailable()
