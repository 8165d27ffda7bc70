"""One call to the database behind Supabase: what it asks, how long it may take, and what its errors mean.

Every failure becomes one of the store's own refusals, or ``Forbidden``, which each method of the store answers as fits
it. Only the code of an answer is logged: its words may quote what a visitor sent.
"""

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

import httpx
from postgrest.exceptions import APIError
from supabase import Client

from snapshot.errors import (
    AlreadySubmitted,
    DailyLimitReached,
    LockLost,
    Refusal,
    RunAlreadyActive,
    SignInAgain,
    StoreUnavailable,
    TooManyLinks,
)
from snapshot.store.supabase.deadline import CALL_SECONDS, LOOK_SECONDS, PING_SECONDS, within

T = TypeVar("T")
Row = Mapping[str, Any]

# The database's own answer, and what it says where workspace or user were deleted while the call was under way.
NOT_YOURS = {"42501", "23503"}
TOKEN_REFUSED = {"PGRST301", "PGRST302", "PGRST303"}
NO_SUCH_FUNCTION = "PGRST202"
REVISION = re.compile(r"\d{4}_\w+")

log = logging.getLogger(__name__)


class Forbidden(Exception):
    """The workspace is another visitor's, or there is none of that id: the database says the same for both."""


class Query(Protocol):
    """What the client builds and then sends."""

    def execute(self) -> Any: ...


def call_rpc(
    client: Client, function: str, arguments: Mapping[str, Any], *, seconds: float = CALL_SECONDS
) -> Row | None:
    """What the database's function answers: one row, or ``None``. A lost answer is never asked for again."""
    with _refusals(), within(seconds):
        answer = client.rpc(function, dict(arguments)).execute().data
    if answer is not None and not isinstance(answer, dict):
        raise _unavailable("no row")
    return answer


def rows(question: Query, *, seconds: float = CALL_SECONDS) -> list[Row]:
    """The rows that a question to a table or view brings back."""
    with _refusals(), within(seconds):
        answer = question.execute().data
    if not isinstance(answer, list) or not all(isinstance(row, dict) for row in answer):
        raise _unavailable("no rows")
    return answer


def select(question: Query, *, seconds: float = LOOK_SECONDS) -> list[Row]:
    """The same for the visitor's own rows; whoever is not signed in has none."""
    try:
        return rows(question, seconds=seconds)
    except Forbidden:
        return []


def revision(client: Client) -> str | None:
    """The revision that the database's functions belong to; ``None``: it has none of them yet."""
    with _refusals(), within(PING_SECONDS):
        try:
            said = str(client.rpc("schema_revision", get=True).execute().data)
        except APIError as error:
            if error.code != NO_SUCH_FUNCTION:
                raise
            return None
    if not REVISION.fullmatch(said):  # a gateway's page, say
        raise _unavailable("no revision")
    return said


@contextmanager
def others_are(refusal: type[Refusal]) -> Iterator[None]:
    """Raise ``refusal`` where the workspace is another's or absent."""
    try:
        yield
    except Forbidden:
        raise refusal from None


def read(reader: Callable[[Row], T], row: Row | None) -> T:
    """``row`` as a record. Raises ``StoreUnavailable`` where it is none: a gateway's page, say, or an older door."""
    try:
        return reader(row or {})
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise _unavailable(type(error).__name__) from error


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except APIError as error:
        raise _meaning(error) from error
    except httpx.HTTPError as error:
        raise _unavailable(type(error).__name__) from error


def _meaning(error: APIError) -> Exception:
    """The codes and words of ``migrations/supabase``; all that is not known there is a database that cannot be used."""
    code, word = str(error.code), str(error.message)  # the library has them as text, number or nothing
    if code in NOT_YOURS:
        return Forbidden()
    if code in TOKEN_REFUSED:
        return SignInAgain()
    match code, word:
        case "PT409", "run_already_active":
            return RunAlreadyActive()
        case "PT409", "already_submitted":
            return AlreadySubmitted(str(error.details))
        case "PT409", "lock_lost":
            return LockLost()
        case "PT409", "too_many_links":
            return TooManyLinks()
        case "PT429", "daily_limit_reached":
            return DailyLimitReached()
    return _unavailable(code)


def _unavailable(cause: str) -> StoreUnavailable:
    log.warning("the database behind Supabase: %s", cause[:40])
    return StoreUnavailable()
