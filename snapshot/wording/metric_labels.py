"""Words for evidence lines: yes and no, unknown values, chance."""

NOT_KNOWN = "not known"
YES, NO = "yes", "no"


def chance(times: int) -> str:
    """How often chance does it: once in so many ``times``; from 10,000 on the exact number says nothing more."""
    return "less than once in 10,000" if times >= 10_000 else f"about once in {times:,}"
