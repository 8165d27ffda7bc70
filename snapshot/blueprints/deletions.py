"""The receipt of the latest deletion, as a page and a file. Kept in the visitor's signed cookie only."""

from flask import Blueprint, Response, redirect, render_template, session, url_for
from pydantic import ValidationError
from werkzeug.wrappers import Response as BaseResponse

from snapshot.blueprints.auth_session import sign_in_desk
from snapshot.blueprints.downloads import as_file
from snapshot.blueprints.visitor import run_context
from snapshot.governance.deletion import DeletionReceipt, is_shown
from snapshot.presentation.deletion import deletion_json, present_deletion

DELETION = "deletion"


def lead_to_receipt(receipt: DeletionReceipt) -> BaseResponse:
    """Hand the receipt to the browser, in place of the one before, and go to its page."""
    session[DELETION] = receipt.model_dump(mode="json", exclude_defaults=True)
    return redirect(url_for("deleted.show"), 303)


def receipt_in_browser() -> DeletionReceipt | None:
    """The receipt that this browser carries; one that is past its day is let go."""
    try:
        receipt = DeletionReceipt.model_validate(session.get(DELETION))
    except ValidationError:
        return None
    if is_shown(receipt, run_context().clock()):
        return receipt
    session.pop(DELETION)
    return None


blueprint = Blueprint("deleted", __name__, url_prefix="/app/deleted")

Answer = Response | str | tuple[str, int]


@blueprint.get("")
def show() -> Answer:
    """The receipt."""
    receipt = receipt_in_browser()
    if receipt is None:
        return _nothing()
    return render_template("deleted/receipt.html", page=present_deletion(receipt, has_account=_has_account()))


@blueprint.get("/receipt.json")
def keep() -> Answer:
    """The receipt, as a file to keep."""
    receipt = receipt_in_browser()
    if receipt is None:
        return _nothing()
    content = deletion_json(receipt, has_account=_has_account())
    return as_file(content, f"deletion-receipt-{receipt.receipt_id}.json", "application/json")


def _nothing() -> tuple[str, int]:
    return render_template("deleted/none.html"), 404


def _has_account() -> bool:
    return sign_in_desk() is not None
