"""What is kept of a snapshot, and until when: parts of one sentence."""

PAGE = "This page stays until you delete it"
LEFT_OF_PAGE = "What is left of this page stays until you delete it"
DOCUMENTS_GONE = "the documents read from your files are no longer kept, so it cannot be run again"
SAMPLE_GONE = "the invented documents behind it are no longer kept"
FILES = "the files themselves were not kept"
NOTHING_READ = "nothing else was kept: no documents and no files"


def documents(until: str) -> str:
    """``until`` is a day, such as "February 21, 2027"."""
    return f"the documents read from your files (no names) until {until}"


def documents_at_most(until: str) -> str:
    """Where it is no longer known whether there are any."""
    return f"documents read from your files (no names), if there are any, until {until}"


def documents_of_first(days: str) -> str:
    """A snapshot that was made again; ``days`` such as "90 days"."""
    return f"the documents read from your files (no names) until {days} after the first snapshot made of them"


def sample_documents(until: str) -> str:
    return f"the invented documents behind it until {until}"


def good_files(until: str) -> str:
    """``until`` such as "tomorrow at 18:05 UTC"."""
    return f"the good files named above until {until}, the others were not kept"


def cut_short(hours: str) -> str:
    """A run that ended with its server; files of a question may still be there."""
    return f"no documents were kept, and no files for longer than {hours}"
