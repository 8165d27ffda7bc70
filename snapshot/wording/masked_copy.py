"""The offer to show us a file that we misread, without what is in it."""

HEADING = "Did we get a file wrong? Show us"
WHAT_IT_IS = (
    "A masked copy has the same columns and adds up in the same way, but every name, number, date and amount in it is "
    "made up. Look through it, then send it to us."
)
TOO_LARGE = "This file is too large to be masked here. On your own computer, “snapshot mask” does it."
NO_SUCH_FILE = "There is no such file in this upload. Please open the page again."


def download(file: str) -> str:
    return f"Download a masked copy of {file}"
