"""What is said around a link for somebody else: on the owner's page, on the shared one, and where a link is over."""

from snapshot.wording.file_problems import count

# On the owner's page -------------------------------------------------------------------------------------------------

LASTS = {"7": "7 days", "30": "30 days", "90": "90 days"}
USUAL = "30"
CHOOSE_DAYS = "Choose one of these: 7, 30 or 90 days."
TAKEN_BACK = "The link was taken back. Whoever opens it now is told that it no longer works."
ALREADY_OVER = "That link was already over: it had ended, or you had taken it back."
NOT_SHAREABLE_HEADING = "This one cannot be shared"
NOT_SHAREABLE = "Only a finished snapshot can be shared, so no link was made. Nothing was changed."
TOO_MANY_LINKS_HEADING = "That is as many links as there can be"
TOO_MANY_LINKS = (
    "There are 20 links to this snapshot already, so no new one was made. Take back one that is no longer needed."
)
MAKE_ANEW = (
    "Make a new snapshot to share it. A link shows only what we would write today, and this page has the words of an "
    "earlier version. It stays here for you as it is."
)


def link_made(until: str) -> str:
    """``until`` is a day."""
    return f"Your link is ready. It works until {until}, unless you take it back before."


# On the shared page --------------------------------------------------------------------------------------------------

HEADING = "A shared snapshot"


def shared_until(until: str) -> str:
    """``until`` is a day."""
    return (
        f"Shared with you, read only, until {until}. The owner made it from their own exports, and “you” means them. "
        "No names, no document numbers and no rows are shown."
    )


def files_not_used(number: int, of: int) -> str:
    return f"{number:,} of {count(of, 'file', 'files')} could not be used."


def rows_set_aside(number: int, of: int) -> str:
    verb, them = ("was", "it") if number == 1 else ("were", "them")
    return f"{number:,} of {count(of, 'row', 'rows')} {verb} set aside, because something in {them} could not be used."


def further_remarks(number: int) -> str:
    """What concerns single files, and can be said on the owner's own page only."""
    verb = "There is" if number == 1 else "There are"
    remarks = count(number, "more remark", "more remarks")
    return f"{verb} {remarks} about the files on the owner’s own page. Ask them, if a figure looks odd."


# Where a link is over ------------------------------------------------------------------------------------------------

LINK_OVER_HEADING = "This link does not work"
LINK_OVER = (
    "It may have ended, it may have been taken back, or a part of it was lost when it was copied. "
    "Ask whoever sent it to you for a new one."
)
