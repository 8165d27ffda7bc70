"""What the pages around signing in share: who asks, the way back, the brake, and the one way in."""

from typing import TYPE_CHECKING

from flask import Blueprint, Flask, flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from snapshot.auth.encrypted_cookie import Seal
from snapshot.auth.rate_limit import PAUSE_SECONDS, RateLimit, network_of
from snapshot.auth.safe_redirect import safe_redirect
from snapshot.blueprints.account.sign_in_forms import SignInForm
from snapshot.blueprints.auth_session import COOKIE, SignInDesk, Visit, current_visit, keep_visit
from snapshot.errors import SignInAgain, TooManyTries
from snapshot.services.sign_in import Accounts, LinkSent, SignIn
from snapshot.wording import sign_in as wording

if TYPE_CHECKING:
    from snapshot.config import SupabaseSettings
    from snapshot.store.supabase.client import SupabaseProject

blueprint = Blueprint("sign_in", __name__, url_prefix="/app/account")

FIRST_PAGE = "/app/upload"
OWN_PAGES = {
    "upload": FIRST_PAGE,
    "samples": FIRST_PAGE,
    "results": "/app/results",
    "remote_assist": "/app/remote-assist",
}
LINK = "link"

Answer = Response | str | tuple[str, int]


def set_up_sign_in(app: Flask, settings: "SupabaseSettings", project: "SupabaseProject") -> None:
    """Every page of a visitor's own leads strangers to sign in, and back."""
    secret = str(app.config["SECRET_KEY"])
    app.extensions["snapshot_sign_in"] = SignInDesk(
        accounts=Accounts(settings, project),
        visits=Seal(secret, "a signed-in visitor"),
        links=Seal(secret, "a link on its way"),
        tries=RateLimit(10, PAUSE_SECONDS),
        tries_of_network=RateLimit(40, PAUSE_SECONDS),
    )
    app.before_request(arrive)
    app.after_request(keep_visit)
    app.register_error_handler(SignInAgain, lead_to_sign_in)


def arrive() -> Response | None:
    """Find out who asks, before anything is done in their name."""
    if request.blueprint not in {*OWN_PAGES, "account", blueprint.name}:
        return None
    if visit().signed_in or request.blueprint not in OWN_PAGES:
        return None
    return _to_sign_in(wording.SIGNED_OUT_MEANWHILE if COOKIE in request.cookies else wording.PLEASE_SIGN_IN)


def lead_to_sign_in(_refusal: SignInAgain) -> Response:
    """The project's database takes this visitor's token no longer."""
    visit().leave()
    return _to_sign_in(wording.SIGNED_OUT_MEANWHILE)


def visit() -> Visit:
    """Who asks. Raises ``SignInUnavailable``."""
    found = current_visit()
    if found is None:
        raise LookupError("this app has no sign-in")
    return found


def accounts() -> Accounts:
    """The project's sign-in."""
    return visit().desk.accounts


def has_account() -> bool:
    """Whether a visitor is signed in who is more than a guest."""
    signed_in = visit().signed_in
    return signed_in is not None and not signed_in.identity.is_guest


def next_page() -> str:
    """The page that the visitor asked for before; always one of ours."""
    return safe_redirect(request.args.get("next"), FIRST_PAGE)


def way_back(page: str | None = None) -> str:
    """The address of ``page``, or of the one asked for before, where the app is mounted."""
    return request.script_root + (page or next_page())


def link_address() -> str:
    """Where links in emails lead; the project sends them to no other place than its settings allow."""
    return url_for("sign_in.arrive_by_link", _external=True)


def brake(email: str = "") -> None:
    """Count an attempt. Raises ``TooManyTries``. Others' attempts elsewhere never stop an owner."""
    desk, network = visit().desk, network_of(request.remote_addr)
    if not desk.tries_of_network.allows(network):
        raise TooManyTries
    if email and not desk.tries.allows(f"{network} {email.lower()}"):
        raise TooManyTries


def begin(signed_in: SignIn, page: str | None = None) -> Response:
    """The one way in: nothing of the session before is carried over. Says who it is, so that nobody is mistaken."""
    entering, lead, before = visit(), way_back(page), visit().signed_in
    entering.enter(signed_in)
    session.clear()
    identity = signed_in.identity
    if before and before.identity.is_guest and before.identity.user_id == identity.user_id:
        flash(wording.EVERYTHING_STAYS)
    else:
        flash(wording.GUEST_BEGUN if identity.is_guest else wording.signed_in(identity.email))
    return redirect(lead, 303)


def link_sent(sent: LinkSent) -> Response:
    """Keep what belongs to the link in this browser, and say that it is on its way."""
    session[LINK] = visit().desk.links.close({"verifier": sent.verifier, "next": next_page()})
    return redirect(url_for("sign_in.show_link_sent", next=next_page()), 303)


def sign_in_page(form: SignInForm, notice: str | None = None) -> str:
    """The form, with what the project allows to strangers."""
    signed_in = visit().signed_in
    return render_template(
        "account/sign_in.html",
        form=form,
        notice=notice,
        next_page=next_page(),
        rules=accounts().rules(),
        is_guest=signed_in is not None and signed_in.identity.is_guest,
    )


def _to_sign_in(sentence: str) -> Response:
    if sentence not in {
        waiting for _, waiting in session.get("_flashes", [])
    }:  # a page that asks again and again must not fill the cookie
        flash(sentence)
    return redirect(url_for("sign_in.show", next=_asked_for()), 303)


def _asked_for() -> str:
    """The page to come back to: this one, or the one that the sent form stands on."""
    otherwise = OWN_PAGES.get(request.blueprint or "", FIRST_PAGE)
    if request.method in {"GET", "HEAD"}:
        return safe_redirect(request.full_path.rstrip("?"), otherwise)
    run_id = (request.view_args or {}).get("run_id")
    return safe_redirect(f"{otherwise}/{run_id}" if run_id else None, otherwise)
