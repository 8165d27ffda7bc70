"""The published numbers of a business from its own records, in plain Python: the oracle for the signals."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from evals.businesses.model import GONE, Business, Invoice, Quote

Numbers = Mapping[str, float | None]
_WEEK = timedelta(days=7)


class Truth:
    """All numbers are as of the latest day on which something happened."""

    def __init__(self, business: Business) -> None:
        business = business.in_main_currency()
        self.credits = Counter[str]()
        for one in business.invoices:
            if one.status not in GONE and one.balance < 0:
                self.credits[_same_name(one.customer)] -= one.balance
        self.invoices = [one for one in business.invoices if one.stands]
        self.quotes = [one for one in business.quotes if one.status != "Draft"]
        happened = [day for one in self.invoices for day in (one.issued, one.paid)]
        happened += [day for one in self.quotes for day in (one.created, one.approved, one.declined)]
        self.as_of = max(day for day in happened if day)
        terms = Counter((one.due - one.issued).days for one in self.invoices if one.due)
        self.usual_terms = min((days for days in terms if terms[days] == max(terms.values())), default=30)

    def numbers(self) -> Numbers:
        """By published name; of a file that was not handed in nothing is known."""
        return {
            "invoice_count": len(self.invoices),
            "quote_count": len(self.quotes),
            **self._owed(),
            "km_median_days_to_pay": self._median_days(),
            "top_customer_share": self._customer_share(),
            **self._quotes(),
            **self._unbilled(),
            "price_realisation_90d": self._price_held(),
            **self._duplicates(),
            **self._small_jobs(),
            **self._flow(),
        }

    def _age(self, day: date) -> int:
        return (self.as_of - day).days

    def _due(self, invoice: Invoice) -> date:
        return invoice.due or invoice.issued + timedelta(days=self.usual_terms)

    def _owed(self) -> dict[str, float | None]:
        if not self.invoices:
            names = ("open_balance", "overdue_count", "overdue_amount", "overdue_30plus_amount", "top_debtor_share")
            return dict.fromkeys(names)
        owed = self._after_credits()
        overdue = [(one, cents) for one, cents in owed if cents > 0 and self._due(one) < self.as_of]
        by_customer: Counter[str] = Counter()
        for one, cents in overdue:
            by_customer[_same_name(one.customer)] += cents
        return {
            "open_balance": sum(cents for _, cents in owed) / 100,
            "overdue_count": len(overdue),
            "overdue_amount": sum(cents for _, cents in overdue) / 100,
            "overdue_30plus_amount": sum(cents for one, cents in overdue if self._age(self._due(one)) > 30) / 100,
            "top_debtor_share": max(by_customer.values()) / by_customer.total() if overdue else None,
        }

    def _after_credits(self) -> list[tuple[Invoice, int]]:
        """What is open on each invoice once the customer's open credits are set against it, oldest due first."""
        left, owed = Counter(self.credits), []
        for one in sorted(self.invoices, key=self._due):
            used = min(left[_same_name(one.customer)], max(0, one.balance))
            left[_same_name(one.customer)] -= used
            owed.append((one, one.balance - used))
        return owed

    def _median_days(self) -> int | None:
        """The product-limit estimate, step by step."""
        known = [one for one in self.invoices if self._age(one.issued) <= 365 and (one.balance > 0 or one.paid)]
        paid = [(one.paid - one.issued).days for one in known if one.balance == 0 and one.paid]
        waits = paid + [self._age(one.issued) for one in known if one.balance > 0 or not one.paid]
        if len(waits) < 20 or len(paid) < 10:
            return None
        left = 1.0
        for day in sorted(set(paid)):
            left *= 1 - paid.count(day) / sum(wait >= day for wait in waits)
            if left <= 0.5 + 1e-12:
                return day
        return None

    def _customer_share(self) -> float | None:
        year = [one for one in self.invoices if self._age(one.issued) <= 365]
        if len(year) < 20 or max(self._age(one.issued) for one in self.invoices) < 90:
            return None
        billed: Counter[str] = Counter()
        for one in year:
            billed[_same_name(one.customer)] += one.cents
        return max(billed.values()) / billed.total()

    def _quotes(self) -> dict[str, float | None]:
        if not self.quotes:
            return dict.fromkeys(("matured_quote_count", "open_quote_count", "stale_quote_count", "stale_quote_value"))
        offers = [one for one in self.quotes if not one.superseded]
        matured = [one for one in offers if 30 <= self._age(one.created) <= 365]
        open_now = [one for one in offers if not one.approved and not one.declined and one.status != "Expired"]
        stale = [one for one in open_now if 14 <= self._age(one.created) <= 90]
        intake = self._weekly([one.created for one in self.quotes])[-12:]
        pile = sum(self._age(one.created) <= 90 for one in open_now)
        return {
            "matured_quote_count": len(matured),
            "approval_rate_matured": _share(matured) if len(matured) >= 20 else None,
            "open_quote_count": len(open_now),
            "stale_quote_count": len(stale),
            "stale_quote_value": sum(one.cents for one in stale) / 100,
            "undecided_weeks": pile * len(intake) / sum(intake) if len(intake) >= 4 and sum(intake) else None,
        }

    def _unbilled(self) -> dict[str, float | None]:
        linked = {one.quote for one in self.invoices if one.quote and self.quotes}
        billed = linked | {one.unnamed_quote for one in self.invoices}
        waiting = [
            one for one in self.quotes if one.approved and self._age(one.approved) >= 14 and one.number not in billed
        ]
        value = sum(one.cents for one in waiting) / 100
        return {
            "unbilled_approved_count": len(waiting) if linked else None,
            "unbilled_approved_value": value if linked else None,
        }

    def _price_held(self) -> float | None:
        quoted = {one.number: one for one in self.quotes}
        first: dict[str, Invoice] = {}
        for invoice in sorted(self.invoices, key=lambda one: (one.issued, one.cents)):
            if invoice.quote in quoted:
                first.setdefault(invoice.quote, invoice)
        pairs = [one for one in first.values() if self._age(one.issued) <= 90]
        if len(pairs) < 10:
            return None
        return sum(one.cents for one in pairs) / sum(quoted[one.quote].cents for one in pairs)

    def _duplicates(self) -> dict[str, float | None]:
        if not self.invoices:
            return {"duplicate_invoice_count": None, "duplicate_invoice_amount": None}
        alike: defaultdict[tuple[str, int, str], list[Invoice]] = defaultdict(list)
        for one in sorted(self.invoices, key=lambda one: (one.issued, one.number)):
            alike[_same_name(one.customer), one.cents, one.quote].append(one)
        second = [
            later for group in alike.values() for one, later in pairwise(group) if (later.issued - one.issued).days <= 3
        ]
        return {
            "duplicate_invoice_count": len(second),
            "duplicate_invoice_amount": sum(one.cents for one in second) / 100,
        }

    def _small_jobs(self) -> dict[str, float | None]:
        totals = sorted(one.cents for one in self.invoices if self._age(one.issued) <= 180)
        if len(totals) < 30:
            return {"small_job_count_share": None, "small_job_amount_share": None}
        place = 0.8 * (len(totals) - 1)
        below = int(place)
        above = totals[min(below + 1, len(totals) - 1)]
        mark = (totals[below] + (place - below) * (above - totals[below])) / 5
        small = [cents for cents in totals if cents < mark]
        return {
            "small_job_count_share": len(small) / len(totals),
            "small_job_amount_share": sum(small) / sum(totals),
        }

    def _flow(self) -> dict[str, float | None]:
        weekly = self._weekly([one.created for one in self.quotes] + [one.issued for one in self.invoices])
        before, last = weekly[-34:-8], weekly[-26:]
        ratio = sum(weekly[-8:]) / 8 * len(before) / sum(before) if len(weekly) >= 16 and sum(before) else None
        steps = [(later - one) ** 2 for one, later in pairwise(last)]
        swings = sum(steps) / len(steps) / 2 * len(last) / sum(last) if len(last) >= 8 and sum(last) else None
        return {"volume_ratio_8w": ratio, "weekly_dispersion": swings}

    def _weekly(self, days: Sequence[date]) -> list[int]:
        """Documents in each complete week, Monday to Sunday."""
        first = min([one.issued for one in self.invoices] + [one.created for one in self.quotes])
        monday = first + timedelta(days=-first.weekday() % 7)
        weeks = []
        while monday + timedelta(days=6) <= self.as_of:
            weeks.append(sum(monday <= day < monday + _WEEK for day in days))
            monday += _WEEK
        return weeks


def _same_name(customer: str) -> str:
    return " ".join(customer.casefold().split())


def _share(quotes: Sequence[Quote]) -> float:
    return sum(one.approved is not None for one in quotes) / len(quotes)


def differences(truth: Numbers, published: Numbers) -> list[str]:
    """The names under which the two differ by more than the published rounding."""
    return [name for name, right in truth.items() if not _same(right, published.get(name))]


def _same(right: float | None, said: float | None) -> bool:
    if right is None or said is None:
        return right is said
    return abs(right - said) <= (1e-4 if isinstance(right, float) else 0) + 1e-9
