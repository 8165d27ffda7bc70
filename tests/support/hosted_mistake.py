"""One mistake in the SQL for Supabase, and the rule that must find it."""

from dataclasses import dataclass

from tests.support.hosted_isolation import Rule


@dataclass(frozen=True, slots=True)
class Mistake:
    """In the printed SQL, behind ``after``, the first ``old`` becomes ``new``."""

    name: str
    rule: Rule
    old: str
    new: str = ""
    after: str = ""

    def made_in(self, statements: str) -> str:
        start = statements.index(self.after)
        place = statements.index(self.old, start)
        return statements[:place] + self.new + statements[place + len(self.old) :]


def body(name: str) -> str:
    return f"create function private.{name}("
