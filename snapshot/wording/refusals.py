"""What is said when something cannot be done, and what to do instead."""

GENERIC = "That did not work, and nothing was changed. Please try once more."
RUN_ALREADY_ACTIVE = "A snapshot is already running for this workspace. Please wait a moment and refresh."
_LIMIT = "This workspace has made as many snapshots as it may in 24 hours. Your earlier snapshots are still here; "
DAILY_LIMIT = f"{_LIMIT}a new one can be made within a day."
TEXT_TOO_LONG = (
    "One of the fields has too much text. Nothing was changed. Go back, shorten it, and send the form again."
)
RUN_NOT_FOUND = "There is no snapshot at this address. It may have been deleted, or the address may be incomplete."
PACK_NOT_KEPT = (
    "The documents behind this snapshot are no longer kept, so it cannot be run again. "
    "Upload the files once more to make a new one."
)
LOCK_LOST = (
    "This run was stopped before its end, and nothing of it was stored: it took longer than it may, or it was deleted "
    "meanwhile. If you still want it, please make it once more."
)
STORE_UNAVAILABLE = "Our storage does not answer right now. Nothing was started. Please try again in a minute."
STORE_LOST = (
    "Our storage stopped answering while this snapshot was made, so it may not have been kept. "
    "Please try again in a few minutes."
)
STORE_OUTDATED = "Our storage is being brought up to date. Nothing was started. Please try again in a minute."
SIGN_IN_AGAIN = "Please sign in again: it has been a while. What you have made so far is still here."
NO_FILE = "Choose at least one file: an export of your invoices, your quotes, or both."
QUESTION_CLOSED = (
    "The files behind this question are no longer held, so there is nothing left to answer. "
    "Upload them once more to make a new snapshot."
)
KEPT_FILES_GONE = "We no longer have the files from that try. Choose all your files again."
TOO_MUCH_WITH_KEPT_FILES = (
    "Together with the files from your last try, this is more than one upload may have. "
    "Choose fewer files, or leave those out."
)
PARTS_UNREADABLE = (
    "Parts of this snapshot can no longer be read, so they are left out here. To have all of it, make a new one from "
    "the same files."
)


def daily_limit(again: str) -> str:
    """``again`` such as "tomorrow at 14:20 UTC"."""
    return f"{_LIMIT}a new one can be made from {again} on."
