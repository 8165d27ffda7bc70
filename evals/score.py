"""What the answers over many constructed businesses add up to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from evals.businesses import Kind

ABSTAINED = "too_little_data"
_BINS = (0.0, 0.3, 0.55, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Answer:
    """``wrong_numbers`` names the headline numbers that differ from the records; ``action`` says what to do."""

    kind: Kind
    seed: int
    theme: str
    confidence: float
    wrong_numbers: tuple[str, ...]
    action: str = ""

    @property
    def right(self) -> bool:
        return self.theme in self.kind.right

    @property
    def excluded(self) -> bool:
        return self.theme in self.kind.wrong

    @property
    def fitting(self) -> bool:
        """Whether the action holds the words it must and none that it may not."""
        words = self.action.casefold()
        return all(one in words for one in self.kind.said) and not any(one in words for one in self.kind.unsaid)


@dataclass(frozen=True, slots=True)
class KindScore:
    """Shares of the answers to one kind; ``wrongly_said`` is the mean confidence of the wrong ones, "-" without one."""

    name: str
    count: int
    acceptable: float
    excluded: float
    fitting: float
    wrongly_said: str


def per_kind(answers: Sequence[Answer]) -> list[KindScore]:
    """One row per kind, in the order in which they are first answered."""
    by_kind: dict[str, list[Answer]] = {}
    for one in answers:
        by_kind.setdefault(one.kind.name, []).append(one)
    return [_kind_score(name, chosen) for name, chosen in by_kind.items()]


def _kind_score(name: str, answers: Sequence[Answer]) -> KindScore:
    wrong = [one.confidence for one in answers if not one.right]
    return KindScore(
        name=name,
        count=len(answers),
        acceptable=acceptable(answers),
        excluded=sum(one.excluded for one in answers) / len(answers),
        fitting=sum(one.fitting for one in answers) / len(answers),
        wrongly_said=f"{sum(wrong) / len(wrong):.2f}" if wrong else "-",
    )


def acceptable(answers: Sequence[Answer], *groups: str) -> float:
    """Share of right answers among the businesses of ``groups`` (all without a group)."""
    chosen = [one for one in answers if not groups or one.kind.group in groups]
    return sum(one.right for one in chosen) / len(chosen)


def excluded(answers: Sequence[Answer]) -> float:
    """Share of answers that are wrong whatever the weights, where such answers are named."""
    chosen = [one for one in answers if one.kind.wrong]
    return sum(one.excluded for one in chosen) / len(chosen)


def false_alarms(answers: Sequence[Answer]) -> float:
    """Share of healthy businesses that were told to act."""
    chosen = [one for one in answers if one.kind.right == {"healthy"}]
    return sum(one.theme not in ("healthy", ABSTAINED) for one in chosen) / len(chosen)


def abstention_f1(answers: Sequence[Answer]) -> float:
    """F1 of abstaining: thin files told from files that can carry an answer. Nothing is missed where both are right."""
    said = sum(one.theme == ABSTAINED for one in answers)
    both = sum(one.theme == ABSTAINED and one.right for one in answers)
    due = both + sum(one.kind.right == {ABSTAINED} and one.theme != ABSTAINED for one in answers)
    return 2 * both / (said + due) if said + due else 1.0


def numbers_right(answers: Sequence[Answer]) -> float:
    """Share of businesses whose published numbers all equal the records."""
    return sum(not one.wrong_numbers for one in answers) / len(answers)


def brier(answers: Sequence[Answer]) -> float:
    """Mean squared distance of the stated probability from what came true (Brier 1950)."""
    return sum((one.confidence - one.right) ** 2 for one in answers) / len(answers)


def reliability(answers: Sequence[Answer]) -> list[tuple[str, int, float, float]]:
    """Per range of stated probability: how many, the mean stated, and the share that was right."""
    table = []
    for low, high in pairwise(_BINS):
        chosen = [one for one in answers if low <= one.confidence < high]
        if chosen:
            stated = sum(one.confidence for one in chosen) / len(chosen)
            table.append((f"{low:.2f}-{min(high, 1):.2f}", len(chosen), stated, acceptable(chosen)))
    return table


def misses(answers: Sequence[Answer]) -> dict[str, Counter[str]]:
    """Per kind what was said instead."""
    said: dict[str, Counter[str]] = {}
    for one in answers:
        if not one.right:
            said.setdefault(one.kind.name, Counter())[one.theme] += 1
    return said
