"""A business trades, day by day: quotes go out, customers decide, work is billed, money comes in."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from evals.businesses.model import GONE, Business, Invoice, Quote
from evals.businesses.traits import WORK, Traits

_LONGEST_BILLING = 13  # an ordinary business bills within two weeks of the yes


@dataclass(frozen=True, slots=True)
class Habits:
    """What differs from an ordinary business on some days; ``None`` keeps to the traits.

    ``rate`` multiplies new work, ``decide`` days to decide, ``price`` is billed over quoted, ``job`` the cents of a
    job, ``who`` the customer, ``pay`` the day of payment (or nothing) of an invoice, ``bills`` the days and cents of
    the invoices that follow the yes of a day.
    """

    rate: Callable[[date], float] | None = None
    decide: Callable[[date], float] | None = None
    price: Callable[[date], float] | None = None
    job: Callable[[date], int] | None = None
    who: Callable[[date], str] | None = None
    pay: Callable[[Invoice], date | None] | None = None
    bills: Callable[[Quote, date], list[tuple[date, int]]] | None = None


class Trading:
    """One business under way; every draw comes from ``dice``."""

    def __init__(self, traits: Traits, dice: random.Random, habits: Habits | None = None) -> None:
        self.traits, self.dice, self.habits = traits, dice, habits or Habits()
        first = traits.today - timedelta(days=7 * traits.weeks)
        self.business = Business(first, traits.today, traits.terms)
        self._weights = [1 / (place + 3) ** traits.dominance for place in range(len(traits.names))]

    def run(self) -> Business:
        for passed in range((self.traits.today - self.business.first_day).days + 1):
            day = self.business.first_day + timedelta(days=passed)
            if day.weekday() < 5:
                rate = self.habits.rate(day) if self.habits.rate else 1.0
                for _ in range(self._poisson(self.traits.quotes_a_week / 5 * rate)):
                    self._offer(day)
                for _ in range(self._poisson(self.traits.direct_a_week / 5 * rate)):
                    self.bill(day, self.customer(day), self.job(day))
        return self.business

    def customer(self, day: date) -> str:
        if self.habits.who:
            return self.habits.who(day)
        return self.dice.choices(self.traits.names, self._weights)[0]

    def job(self, day: date) -> int:
        if self.habits.job:
            return self.habits.job(day)
        traits = self.traits
        drawn = self.dice.lognormvariate(math.log(traits.usual_cents) - traits.spread**2 / 2, traits.spread)
        return max(2_000, round(drawn))

    def quote(self, day: date, customer: str, cents: int) -> Quote:
        work = self.dice.choice(WORK[self.traits.trade])
        self.business.quotes.append(Quote(self.business.next_quote(), customer, work, day, cents))
        return self.business.quotes[-1]

    def bill(self, day: date, customer: str, cents: int, quote: Quote | None = None) -> Invoice:
        """An invoice of ``day`` with what has become of it by today."""
        work = quote.work if quote else self.dice.choice(WORK[self.traits.trade])
        due = day + timedelta(days=self.traits.terms)
        number = self.business.next_invoice()
        invoice = Invoice(number, customer, quote.number if quote else "", work, day, due, cents)
        if not quote and self.dice.random() < 0.04:
            invoice.status = self.dice.choice(GONE)
            invoice.balance = 0 if invoice.status == "Void" else cents
        else:
            self.settle(invoice, self.habits.pay(invoice) if self.habits.pay else self.usual_payday(invoice))
        self.business.invoices.append(invoice)
        return invoice

    def settle(self, invoice: Invoice, payday: date | None) -> None:
        if payday is not None and payday <= self.traits.today:
            invoice.paid, invoice.status, invoice.balance = payday, "Paid", 0
            return
        invoice.balance = invoice.cents
        if self.dice.random() < 0.06:
            invoice.balance, invoice.status = round(invoice.cents * self.dice.uniform(0.3, 0.7)), "Partially paid"
        elif invoice.due is not None and invoice.due < self.traits.today and self.dice.random() < 0.8:
            invoice.status = "Overdue"

    def usual_payday(self, invoice: Invoice) -> date | None:
        traits, dice = self.traits, self.dice
        if dice.random() < traits.never:
            return None
        late = dice.random() < traits.late
        days = traits.terms + 1 + int(dice.expovariate(1 / traits.days_late)) if late else self._days_in_terms()
        return invoice.issued + timedelta(days=days)

    def _days_in_terms(self) -> int:
        return min(self.traits.terms, int(self.dice.betavariate(1.3, 1.6) * (self.traits.terms + 1)))

    def _offer(self, day: date) -> None:
        """A quote, the customer's answer, and the invoice that follows a yes."""
        traits, dice = self.traits, self.dice
        quote = self.quote(day, self.customer(day), self.job(day))
        if dice.random() < 0.02:
            quote.status = "Draft"
            return
        mean = self.habits.decide(day) if self.habits.decide else traits.days_to_decide
        answer = day + timedelta(days=max(0, int(dice.gammavariate(1.5, mean / 1.5))))
        luck = dice.random()
        if luck < traits.win:
            self._accepted(quote, answer)
        elif luck < traits.win + traits.decline:
            if answer <= traits.today:
                quote.declined, quote.status = answer, "Declined"
        elif traits.expires_after and (traits.today - day).days > traits.expires_after and dice.random() < 0.8:
            quote.status = "Expired"

    def _accepted(self, quote: Quote, answer: date) -> None:
        if answer > self.traits.today:
            return
        quote.approved, quote.status = answer, "Approved"
        for day, cents in (self.habits.bills or self._bills)(quote, answer):
            if day <= self.traits.today:
                self.bill(day, quote.customer, cents, quote)

    def _bills(self, quote: Quote, answer: date) -> list[tuple[date, int]]:
        """One invoice within two weeks, near the quoted price."""
        day = answer + timedelta(days=self.usual_wait())
        if day > self.traits.today:
            return []
        price = self.habits.price(day) if self.habits.price else self.dice.gauss(1.0, 0.03)
        return [(day, max(100, round(quote.cents * price)))]

    def usual_wait(self) -> int:
        """Days from a yes to its invoice."""
        return min(_LONGEST_BILLING, int(self.dice.expovariate(1 / self.traits.days_to_bill)))

    def _poisson(self, mean: float) -> int:
        limit, count, product = math.exp(-mean), 0, self.dice.random()
        while product > limit:
            count, product = count + 1, product * self.dice.random()
        return count
