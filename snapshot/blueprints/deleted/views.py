"""What was deleted last in this browser. Reloading is harmless; anybody else finds nothing here."""

from flask import Blueprint, Response, render_template

from snapshot.blueprints.deleted.in_browser import receipt_in_browser
from snapshot.blueprints.downloads import as_file
from snapshot.blueprints.signed_in import sign_in_desk
from snapshot.presentation.deletion import deletion_json, present_deletion

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
