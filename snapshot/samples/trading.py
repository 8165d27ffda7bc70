"""A year of an invented business, week by week: work is done and billed, quotes go out, money comes in.

Every draw belongs to a week counted back from the last day. So the same line of work lives the same year on whichever
day it is looked at; what moves are the days themselves, and with them the jobs of the season.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from snapshot.samples.books import Books, Invoice, Line, Quote

WEEKS = 52
ODD_CENTS = (0, 0, 0, 50, 25, 75, 40, 95)


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is done for ``low`` to ``high`` whole dollars, in ``months`` (empty: all year)."""

    name: str
    low: int
    high: int
    months: tuple[int, ...] = ()


class Week:
    """One week, ``age`` weeks before the running one; its draws are its own."""

    def __init__(self, seed: str, age: int, monday: date) -> None:
        self.age, self.monday, self.dice = age, monday, Random(f"{seed}/{age}")  # noqa: S311 - invented data, no secret

    def about(self, mean: float) -> int:
        """A number of jobs near ``mean``: some weeks are a little fuller than others."""
        return max(0, round(mean + self.dice.uniform(-1.2, 1.2)))

    def day(self, weekdays: Sequence[int] = (0, 1, 2, 3, 4)) -> date:
        return self.monday + timedelta(days=self.dice.choice(weekdays))


class Trading:
    """One business under way. ``terms`` are the days that its customers have."""

    def __init__(self, title: str, last_day: date, customers: Sequence[str], terms: int) -> None:
        self.books, self.terms = Books(title, last_day), terms
        self._customers, self._deck = tuple(customers), list[str]()
        self._shuffle = Random(title)  # noqa: S311 - invented data, no secret

    @property
    def last_day(self) -> date:
        return self.books.last_day

    def weeks(self) -> Iterator[Week]:
        """The year up to the running week, oldest first."""
        running = self.last_day - timedelta(days=self.last_day.weekday())
        for age in range(WEEKS, -1, -1):
            yield Week(self.books.title, age, running - timedelta(weeks=age))

    def customer(self) -> str:
        """The next one; nobody comes back before everybody has come."""
        if not self._deck:
            self._deck = list(self._customers)
            self._shuffle.shuffle(self._deck)
        return self._deck.pop()

    def line(self, week: Week, jobs: Sequence[Job]) -> Line:
        """One of the jobs that the month has, and its price."""
        place = week.dice.random()
        in_season = [job for job in jobs if not job.months or week.monday.month in job.months]
        job = in_season[int(place * len(in_season))]
        return job.name, week.dice.randrange(job.low, job.high + 1) * 100 + week.dice.choice(ODD_CENTS)

    def bill(self, week: Week, day: date, customer: str, *lines: Line, quote: Quote | None = None) -> Invoice:
        """An invoice, paid in time; now and then a few days late, but for the large sums that a ``quote`` agreed on."""
        days = week.dice.choice((0, 1, 2, 4, 6, 9, 12))
        late = week.dice.random() < 0.07 and quote is None
        paid = day + timedelta(days=self.terms + 3 if late else min(days, self.terms))
        due = day + timedelta(days=self.terms)
        invoice = Invoice(customer, lines, day, due, paid if paid <= self.last_day else None, quote)
        self.books.invoices.append(invoice)
        return invoice

    def ask(self, week: Week, work: Line, wins: float, loses: float, customer: str = "") -> Quote:
        """A quote that wins, loses or stays without an answer, as often as said (0 to 1); most answer within a week."""
        name, cents = work
        quote = Quote(customer or self.customer(), name, week.day(), cents)
        luck, days = week.dice.random(), week.dice.choice((1, 2, 3, 4, 5, 7, 9))
        answered = quote.created + timedelta(days=days)
        if luck < wins + loses and answered <= self.last_day:
            quote.answer, quote.answered = ("won" if luck < wins else "lost"), answered
        self.books.quotes.append(quote)
        return quote

    def do(self, week: Week, quote: Quote) -> None:
        """The work of a quote that won, billed as it was agreed."""
        if quote.answer == "won" and quote.answered:
            day = quote.answered + timedelta(days=week.dice.choice((2, 3, 4, 6, 8)))
            self.bill(week, self.workday(day), quote.customer, (quote.work, quote.cents), quote=quote)

    @staticmethod
    def workday(day: date) -> date:
        """``day``, or the Friday before a weekend."""
        return day - timedelta(days=max(0, day.weekday() - 4))
