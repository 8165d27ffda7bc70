"""What is said when the gate keeps the agent silent. The first two sentences are published: exact to the letter."""

TAKEAWAY = "We're missing some inputs, so this snapshot is less reliable."
NEXT_ACTION = "Fix exports (check that invoices and quotes are recognized) then re-run."
WHY_THIS_NOW = "A page built on half-read files would send you after the wrong thing, so this one stays quiet."
BOUNDARY = "If the files below look right to you, then ask for remote assist instead of exporting them again."

NOTHING_RECOGNIZED = "No invoice and no quote was recognized in what was uploaded."
INVOICES_NOT_RECOGNISED = "An invoices file was given, but no issued invoice was recognized in it."
QUOTES_NOT_RECOGNISED = "A quotes file was given, but no sent quote was recognized in it."


def mostly_unreadable(name: str, set_aside: int, read: int) -> str:
    """Most rows of the file called ``name`` could not be used."""
    return f"Most rows of {name} could not be read: {set_aside} of {read} were set aside."
