"""What forms and pages say: field messages, names of choices, states of a run, error pages."""

# Choices -------------------------------------------------------------------------------------------------------------

INDUSTRIES = {
    "hvac": "Heating and cooling (HVAC)",
    "bbq_restaurant": "Restaurant, BBQ or catering",
    "contractor": "Contractor or builder",
    "landscaping": "Landscaping",
    "plumbing": "Plumbing",
    "electrician": "Electrician",
    "general_local_service": "Another local service",
}
INDUSTRY_UNSET = "Work it out from my files"

# Files, by the ending of their name; in a sentence after the size
FILE_KINDS = {
    **dict.fromkeys(("csv", "tsv"), "CSV"),
    "txt": "text",
    **dict.fromkeys(("xlsx", "xlsm", "xls"), "Excel"),
    "ods": "OpenDocument",
    "pdf": "PDF: we cannot read these",
    **dict.fromkeys(("jpg", "jpeg", "png", "heic", "gif", "webp"), "picture: we cannot read these"),
    **dict.fromkeys(("doc", "docx"), "Word: we cannot read these"),
    "zip": "ZIP: please choose the files that are in it",
}

# Fields --------------------------------------------------------------------------------------------------------------

TOOL_TOO_LONG = "Shorten the name of your tool to 80 characters or fewer."
INDUSTRY_UNKNOWN = "Choose a line of work from the list, or leave it as it is."
CONFIRM_DELETE = "Tick the box to confirm, then press the button once more."
ASSIST_TOOL = "Enter the name of the tool your invoices and quotes are in."
ASSIST_NOTES = "Describe in a sentence or two what you need help with."
ASSIST_NOTES_LONG = "Shorten your notes to 4,000 characters or fewer."
ASSIST_CONTACT = "Enter an email address or a phone number, so that we can reach you."
ASSIST_CONTACT_FORM = "Check the contact: an email address has an @, a phone number has at least seven digits."
ASSIST_CONTACT_LONG = "Shorten the contact to 200 characters or fewer."
WEBSITE_LONG = "Shorten the website address to 300 characters or fewer."


def too_many_files(given: int, limit: int) -> str:
    """``given`` files were chosen at once, ``limit`` are possible."""
    return f"Choose {limit} files or fewer. You chose {given}."


def file_too_large(name: str, limit: str) -> str:
    """The file called ``name`` is larger than ``limit`` (already with its unit)."""
    return f"Choose a smaller file than “{name}”: one file may have up to {limit}. A shorter date range often helps."


def files_too_large(limit: str) -> str:
    """All files together are larger than ``limit`` (already with its unit)."""
    return f"Choose fewer or smaller files: together they may have up to {limit}."


# Confirmations -------------------------------------------------------------------------------------------------------

NOTHING_TO_DELETE = "There was nothing to delete. Nothing is kept for this browser."
ASSIST_SENT = "assist-sent"  # a marker between two pages, never shown


# States of a run -----------------------------------------------------------------------------------------------------

STEPS = {
    "parse_normalize_pack": "Reading your files",
    "build_business_profile": "Understanding your line of work",
    "build_snapshot_v2": "Measuring invoices and quotes",
    "predictive_context": "Choosing the watch list",
    "infer_decision_v2": "Choosing one next action",
    "validate_conclusion_v2": "Checking every number",
}
STEP_STATUSES = {
    "pending": "Not started",
    "running": "Under way",
    "succeeded": "Succeeded",
    "skipped": "Skipped",
    "failed": "Failed",
}
STEP_REASONS = {
    "input_gate": "The files could not carry a conclusion, so none was drawn.",
    "not_reached": "The run ended before this step.",
    "unexpected_error": "Something went wrong in this step.",
}
STATE_HEADINGS = {
    "ready": "Your snapshot",
    "gated": "Your snapshot",
    "running": "Your snapshot is being made",
    "interrupted": "This snapshot was interrupted",
    "failed": "This snapshot could not be finished",
    "unreadable": "This snapshot can no longer be read",
}
STATE_LABELS = {
    "ready": "Finished",
    "gated": "Needs better files",
    "running": "Being made",
    "interrupted": "Interrupted",
    "failed": "Not finished",
    "unreadable": "Can no longer be read",
}

# Error pages ---------------------------------------------------------------------------------------------------------

ERROR_PAGES = {
    400: ("That request was not complete", "Nothing was changed. Please open the page again and send it once more."),
    404: (
        "Page not found",
        "There is nothing at this address. It may be incomplete, or the page may have been deleted.",
    ),
    405: ("That does not work here", "This address cannot be used that way. Nothing was changed."),
    409: ("Please wait a moment", "Something else is under way. Nothing was started."),
    413: ("That was too large to send", "It was not read, and nothing was kept."),
    429: ("That is all for today", "Please come back within a day."),
    500: (
        "Something went wrong on our side",
        "It is not your files and nothing you did. Please try again in a minute; your earlier snapshots are safe.",
    ),
    503: ("We cannot reach our storage", "Please try again in a minute."),
}
FORM_EXPIRED = (
    "This form is no longer valid",
    "It was open for too long, or your browser did not send the cookie that keeps it safe. Nothing was changed. "
    "Open the page again and send the form once more.",
)
TEXT_TOO_LONG_HEADING = "That text is too long"
SNAPSHOT_NOT_FOUND_HEADING = "No snapshot here"
NOT_KEPT_HEADING = "This one cannot be run again"
LOCK_LOST_HEADING = "The run was stopped"

# The result ----------------------------------------------------------------------------------------------------------

WHY_HEADING = "Why it feels heavy"
WHY_HEADINGS = {  # by theme, where nothing is heavy, or nothing can be said to be
    "healthy": "Why this week may feel lighter",
    "too_little_data": "Why there is no answer yet",
}
CONFIDENCE = {
    "high": "High: the files point clearly to this.",
    "medium": "Medium: the most likely answer, worth a quick check against what you know.",
    "low": "Low: the files say little about this, so treat it as a hint.",
}
PROFILE_REASONS = {
    "owner": "as you told us.",
    "job_words": "from words in your files.",
    "website": "from words on your website.",
    "sample": "as a sample of this line of work.",
    "default": "because the files name no line of work we know.",
}


def profile_sentence(industry: str, chosen_by: str, words: str) -> str:
    """``industry`` is its name; ``words`` the listed words that it was recognized by, or nothing."""
    named = f" ({words})" if words and chosen_by in {"job_words", "website"} else ""
    return f"Taken as: {industry}, {PROFILE_REASONS[chosen_by].removesuffix('.')}{named}."


def old_files(last_day: str, age: str) -> str:
    """``last_day`` is that of the newest document, ``age`` how long before the run it was."""
    return f"Your files end on {last_day}, about {age} before this was made. Ages and amounts are as of that day."


WATCH_LIST_DISCLAIMER = "This is a watch list, not a forecast."
