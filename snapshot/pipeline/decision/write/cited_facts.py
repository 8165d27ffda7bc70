"""Reads metrics for a sentence and records each one, so that the evidence is exactly what was said."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from snapshot.pipeline.decision.write import number_format
from snapshot.pipeline.decision.write.metric_paths import PREFIX, Leaves, is_number, leaves_of, literal
from snapshot.pipeline.documents.snapshot import Snapshot

# What the sentences name is cited in full, at most six; fewer are filled up to four.
USUAL_EVIDENCE = 4

INVOICES, QUOTES = "activity_signals.invoices.count", "activity_signals.quotes.count"
# What any evidence ends with, as far as there is room.
FILES = (INVOICES, QUOTES, "window.weeks", "window.days")

# Under a quarter and over two years of billing, weeks say less than money.
MIN_WEEKS, MAX_WEEKS = 0.25, 104


@dataclass
class CitedMetrics:
    """Each method returns the words for one leaf of ``snapshot`` and cites it.

    ``citations`` are the numbers said: the words as they stand in a sentence, such as "$14,150", with the leaf.

    A path that holds no number raises ``ValueError``.
    """

    snapshot: Snapshot
    leaves: Leaves
    cited: list[str] = field(default_factory=list, init=False)
    citations: list[tuple[str, str]] = field(default_factory=list, init=False)

    def known(self, path: str) -> bool:
        return is_number(self.leaves.get(path))

    def number(self, path: str) -> float:
        """The value at ``path``, not cited."""
        value = self.leaves.get(path)
        if isinstance(value, str) or value is None or not is_number(value):
            raise ValueError(f"{path} holds no number")
        return value

    def money(self, path: str) -> str:
        return self._said(path, number_format.money(self.cite(path), self.snapshot.currency))

    def percent(self, path: str) -> str:
        return self._said(path, number_format.percent(self.cite(path)))

    def weeks(self, path: str) -> str:
        words = number_format.weeks_in_words(self.cite(path))
        self._said(path, words.removeprefix("about "))
        return words

    def days(self, path: str) -> str:
        days = number_format.round_half_up(self.cite(path))
        return self._said(path, f"{days:,} {'day' if days == 1 else 'days'}")

    def age(self, path: str) -> str | None:
        """Days, or ``None`` where they are unknown or not even one: "0 days ago" is nothing that people say."""
        return self.days(path) if self.known(path) and self.number(path) >= 1 else None

    def count(self, path: str, noun: str) -> str:
        count = int(self.cite(path))
        words = number_format.count_in_words(count, noun)
        self._said(path, words if count == 1 else f"{count:,}")
        return words

    def decimal(self, path: str) -> str:
        return self._said(path, number_format.one_decimal(self.cite(path)))

    def times(self, path: str) -> str:
        return self._said(path, f"{number_format.one_decimal(self.cite(path))} times")

    def usual_weeks(self, path: str) -> str | None:
        """A pile in the owner's own unit; ``None`` where that is unknown, or the weeks are too few or too many."""
        return self.weeks(path) if self.known(path) and MIN_WEEKS <= self.number(path) <= MAX_WEEKS else None

    def part_of(self, part: str, whole: str, words: tuple[str, str]) -> str:
        """``$9,400 of the $14,150 overdue``; where the part is the whole: ``$14,150, all that is overdue``."""
        if self.same_money(part, whole):
            return f"{self.money(whole)}, {words[1]}"
        return f"{self.money(part)} of the {self.money(whole)} {words[0]}"

    def larger_file(self) -> str:
        """The larger of the two files in words: one number, not two."""
        more_invoices = self.number(INVOICES) >= self.number(QUOTES)
        return self.count(INVOICES, "invoice") if more_invoices else self.count(QUOTES, "quote")

    def same_money(self, part: str, whole: str) -> bool:
        """Whether both amounts read alike once written."""
        currency = self.snapshot.currency
        return number_format.money(self.number(part), currency) == number_format.money(self.number(whole), currency)

    def evidence(self, others: Iterable[str] = ()) -> tuple[str, ...]:
        """What was cited, in order, filled up to the usual four with ``others`` that hold a value."""
        spare = [path for path in others if path not in self.cited and self._tells(path)]
        paths = self.cited + spare[: max(0, USUAL_EVIDENCE - len(self.cited))]
        return tuple(f"{PREFIX}{path}={literal(self.leaves[path])}" for path in paths)

    def _tells(self, path: str) -> bool:
        """Whether ``path`` holds a value that means something: the zeros of a part that is not ``known`` do not."""
        known = self.leaves.get(f"{path.partition('.')[0]}.known")
        return self.leaves.get(path) is not None and known is not False

    def _said(self, path: str, words: str) -> str:
        self.citations.append((words, path))
        return words

    def cite(self, path: str) -> float:
        """The value at ``path``, which joins the evidence."""
        value = self.number(path)
        if path not in self.cited:
            self.cited.append(path)
        return value


def facts_of(snapshot: Snapshot) -> CitedMetrics:
    """The facts of a snapshot of which nothing has been said yet."""
    return CitedMetrics(snapshot, leaves_of(snapshot))
