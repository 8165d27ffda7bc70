"""One mistake in the SQL for Supabase, and the rule that must find it."""

from dataclasses import dataclass

from tests.support.hosted_isolation import Rule


@dataclass(frozen=True, slots=True)
class Mistake:
    """In the printed SQL, behind the last ``after``, the first ``old`` becomes ``new``.

    The last one: a later revision may have made a function anew.
    """

    name: str
    rule: Rule
    old: str
    new: str = ""
    after: str = ""

    def made_in(self, statements: str) -> str:
        start = statements.rindex(self.after) if self.after else 0
        place = statements.index(self.old, start)
        return statements[:place] + self.new + statements[place + len(self.old) :]


def body(name: str) -> str:
    """Where the body of a function begins, which a door only calls."""
    return f" function private.{name}("
