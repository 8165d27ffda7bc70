"""The receipt of the latest deletion travels in the visitor's own signed cookie: on the host nothing is left of it."""

from flask import redirect, session, url_for
from pydantic import ValidationError
from werkzeug.wrappers import Response

from snapshot.blueprints.visitor import run_context
from snapshot.governance.deletion import DeletionReceipt, is_shown

DELETION = "deletion"


def lead_to_receipt(receipt: DeletionReceipt) -> Response:
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
