"""What a kind of constructed business is: how it is made and handed in, and which answers to it are right."""

import random
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from evals.businesses.model import Business

Group = Literal["pressure", "near_miss", "mixed", "weak", "files", "healthy", "thin", "bookkeeping"]
File = Literal["invoices", "quotes"]
Build = Callable[[random.Random, float], Business]
CASH = frozenset({"slow_payers", "one_big_debtor", "stale_quotes", "unbilled_work", "duplicate_billing"})
_MAX_DRAWS = 60
# What a draw may hold by accident, in weeks of typical billing: less than one step of a week is worth.
_OVERDUE_WEEKS, _WAITING_WEEKS = 0.7, 2.0


@dataclass(frozen=True, slots=True)
class Kind:
    """``right`` are the answers that are right, ``wrong`` those that are wrong whatever the weights.

    ``files`` are handed in, without what stands in ``without`` (file, header): such a column stays empty, or is left
    out altogether where ``cut``. A draw that happens to hold much overdue money is drawn again unless that is meant
    (``owing``); so is one of many quotes without an answer (``waiting``) where no planted money could outweigh them.
    The files are read ``run_after`` days after the last event. ``unsaid`` are words that the action may not hold, and
    ``said`` those it must. ``why`` gives the reason for the answers.
    """

    name: str
    group: Group
    build: Build
    right: frozenset[str]
    wrong: frozenset[str] = frozenset()
    files: tuple[File, ...] = ("invoices", "quotes")
    without: tuple[tuple[File, str], ...] = ()
    cut: bool = False
    owing: bool = False
    waiting: bool = False
    run_after: int = 3
    said: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    why: str = ""

    def handed_in(self, business: Business) -> Business:
        """``business`` without the documents of files that are not handed in."""
        return replace(
            business,
            invoices=business.invoices if "invoices" in self.files else [],
            quotes=business.quotes if "quotes" in self.files else [],
        )


def construct(kind: Kind, seed: int) -> Business:
    """The business of ``seed``: its strength is drawn, too. The same seed gives the same business."""
    dice = random.Random(zlib.crc32(f"{kind.name}/{seed}".encode()))
    for _ in range(_MAX_DRAWS):
        business = kind.build(dice, dice.random())
        if kind.group == "thin" or not _accident(kind, business):
            return business
    raise RuntimeError(f"{kind.name}/{seed}: every draw held another pressure by accident")


def _accident(kind: Kind, business: Business) -> bool:
    business = business.in_main_currency()
    week = business.week_cents()
    owing = not kind.owing and business.overdue_cents() > _OVERDUE_WEEKS * week
    meant = kind.waiting or kind.right & CASH
    return owing or (not meant and business.waiting_cents() > _WAITING_WEEKS * week)
