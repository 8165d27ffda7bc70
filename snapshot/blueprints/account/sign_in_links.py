"""Where the links in emails lead."""

import re
from collections.abc import Callable

from flask import render_template, request, session

from snapshot.auth.safe_redirect import safe_redirect
from snapshot.blueprints.account.sign_in_desk import (
    FIRST_PAGE,
    LINK,
    Answer,
    accounts,
    begin,
    blueprint,
    brake,
    next_page,
    sign_in_page,
    visit,
)
from snapshot.blueprints.account.sign_in_forms import SignInForm
from snapshot.errors import SignInRefused, TooManyTries
from snapshot.services.sign_in import Accounts, SignIn
from snapshot.wording import sign_in as wording

TOKEN_HASH = re.compile(r"[A-Za-z0-9_-]{1,200}")
KIND = re.compile(r"[a-z_]{1,20}")


@blueprint.get("/link-sent")
def show_link_sent() -> str:
    """The same page, whatever the address: whether it has an account is said in the email only."""
    return render_template("account/link_sent.html", next_page=next_page())


@blueprint.get("/link")
def arrive_by_link() -> Answer:
    """By a code, only in the browser that asked for it; a link that carries its own token is used up by a button only.

    Mail programs open links to look at them, and a stranger could send a visitor a link to another's account.
    """
    if "token_hash" in request.args:
        return _button()
    code, verifier = request.args.get("code", ""), _kept().get("verifier", "")
    if not (code and verifier):
        return _over()
    return _enter(lambda accounts: accounts.open_link(code, verifier))


@blueprint.post("/link")
def open_link() -> Answer:
    """Use up the link's own token."""
    token_hash, kind = request.form.get("token_hash", ""), request.form.get("type", "")
    return _enter(lambda accounts: accounts.open_token(token_hash, kind))


def _button() -> Answer:
    token_hash, kind = request.args.get("token_hash", ""), request.args.get("type", "")
    if not (TOKEN_HASH.fullmatch(token_hash) and KIND.fullmatch(kind)):
        return _over()
    return render_template("account/open_link.html", token_hash=token_hash, kind=kind)


def _enter(opened: Callable[[Accounts], SignIn]) -> Answer:
    try:
        brake()
        return begin(opened(accounts()), safe_redirect(_kept().get("next"), FIRST_PAGE))
    except TooManyTries as pause:
        return sign_in_page(SignInForm(formdata=None), pause.message), 429
    except SignInRefused:
        return _over()


def _over() -> Answer:
    return sign_in_page(SignInForm(formdata=None), wording.LINK_OVER), 400


def _kept() -> dict[str, str]:
    """What this browser has kept since it asked for a link."""
    return visit().desk.links.open(session.get(LINK, "")) or {}
