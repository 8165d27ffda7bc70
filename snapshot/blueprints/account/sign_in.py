"""Signing in and out. These pages are there only where the app has a Supabase project."""

from flask import flash, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from snapshot.blueprints.account.sign_in_desk import (
    Answer,
    accounts,
    begin,
    blueprint,
    brake,
    has_account,
    link_address,
    link_sent,
    next_page,
    sign_in_page,
    visit,
    way_back,
)
from snapshot.blueprints.account.sign_in_forms import SignInForm, SignUpForm
from snapshot.blueprints.refusal_pages import refused
from snapshot.errors import MailPaused, SignInRefused, TooManyTries
from snapshot.services.sign_in import LinkSent
from snapshot.wording import sign_in as wording


@blueprint.get("/sign-in")
def show() -> str | Response:
    """The form; whoever has an account and is signed in goes on."""
    if has_account():
        return redirect(way_back(), 303)
    return sign_in_page(SignInForm(formdata=None))


@blueprint.post("/sign-in")
def enter() -> Answer:
    """Sign in by password, or have a link sent."""
    form = SignInForm()
    if not form.validate():
        return sign_in_page(form), 400
    email, password = form.filled
    try:
        brake(email)
        if form.by_link:
            return link_sent(accounts().send_link(email, link_address()))
        return begin(accounts().sign_in(email, password))
    except (TooManyTries, MailPaused) as pause:
        return refused(sign_in_page(form, pause.message), pause)
    except SignInRefused as refusal:
        form.password.errors = [refusal.message]
        return sign_in_page(form), 400


@blueprint.get("/sign-up")
def show_sign_up() -> str | Response:
    """The form for a new account."""
    if has_account():
        return redirect(way_back(), 303)
    return _sign_up_page(SignUpForm(formdata=None))


@blueprint.post("/sign-up")
def sign_up() -> Answer:
    """Make an account; a guest's becomes a lasting one and keeps what is in it."""
    form, guest = SignUpForm(), visit().signed_in
    if has_account():
        return redirect(way_back(), 303)
    if not form.validate():
        return _sign_up_page(form), 400
    email, password = form.filled
    try:
        brake(email)
        if guest and guest.identity.is_guest:
            made = accounts().keep_guest(guest, email, password, link_address())
        else:
            made = accounts().sign_up(email, password, link_address())
    except TooManyTries as pause:
        return refused(_sign_up_page(form, pause.message), pause)
    except SignInRefused as refusal:
        form.password.errors = [refusal.message]
        return _sign_up_page(form), 400
    return link_sent(made) if isinstance(made, LinkSent) else begin(made)


@blueprint.post("/guest")
def begin_as_guest() -> Answer:
    """Try it without an account."""
    if visit().signed_in:
        return redirect(way_back(), 303)
    form = SignInForm(formdata=None)
    try:
        brake()
        return begin(accounts().begin_as_guest())
    except TooManyTries as pause:
        return refused(sign_in_page(form, pause.message), pause)
    except SignInRefused as refusal:
        return sign_in_page(form, refusal.message), 400


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """Leave this browser; other devices stay signed in."""
    leaving = visit()
    if leaving.signed_in:
        accounts().sign_out(leaving.signed_in.access_token)
    leaving.leave()
    session.clear()
    flash(wording.SIGNED_OUT)
    return redirect(url_for("account.show"), 303)


def _sign_up_page(form: SignUpForm, notice: str | None = None) -> str:
    signed_in = visit().signed_in
    return render_template(
        "account/sign_up.html", form=form, notice=notice, next_page=next_page(), is_guest=bool(signed_in)
    )
