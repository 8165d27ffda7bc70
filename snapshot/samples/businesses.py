"""The year of each sample business and its invented customers: what its owner does, and what slowly goes wrong."""

from datetime import date, timedelta
from itertools import cycle, islice

from snapshot.samples import jobs
from snapshot.samples.books import Books, Invoice
from snapshot.samples.trading import Trading, Week

FIRST_NAMES = (
    "Ada", "Bruno", "Cleo", "Dexter", "Edie", "Felix", "Greta", "Hugo", "Ines", "Jonah", "Kira", "Leopold", "Mabel",
    "Nils", "Olive", "Percy", "Quinta", "Rufus", "Selma", "Tobias", "Una", "Vito", "Winnie",
)  # fmt: skip
SURNAMES = (
    "Thistlewhit", "Puddlecombe", "Larkenfold", "Brambleshaw-Moth", "Quillhaven", "Merrowdabble", "Fennimoss",
    "Hazelbrisk", "Ottermoor", "Dapplestoat", "Windlecroak", "Pepperwhistle", "Candlethorn", "Tumblebrook",
    "Snowberrie", "Gladwhistle", "Copperwink", "Honeyfern", "Brindlemoor", "Rowanquill", "Elderspoon",
)  # fmt: skip
FIRMS = (
    "Marigold Moon Bakery", "Otter & Oak Hardware", "Tin Lantern Books", "Blue Kettle Diner", "Paper Crane Preschool",
    "Three Herons Dental", "Velvet Acorn Theater", "Copper Snail Cycles", "Hollow Pumpkin Toys", "Gingham Whale Gym",
)  # fmt: skip


def people(count: int) -> list[str]:
    """``count`` private customers; up to some four hundred are all different."""
    return [f"{first} {last}" for first, last in islice(zip(cycle(FIRST_NAMES), cycle(SURNAMES)), count)]


FRIDAY_AND_SATURDAY = (4, 5, 5)


def heating_and_cooling(last_day: date) -> Books:
    """Service calls pay at once; the large replacement quotes of the last two months wait for a call."""
    trading = Trading("Sample Heating & Air", last_day, [*people(70), *FIRMS], terms=14)
    for week in trading.weeks():
        for _ in range(week.about(11)):
            trading.bill(week, week.day(), trading.customer(), trading.line(week, jobs.HVAC_CALLS))
        for _ in range(week.about(3)):
            trading.do(week, trading.ask(week, trading.line(week, jobs.HVAC_SYSTEMS), wins=0.42, loses=0.5))
        if week.age in {3, 4, 6, 8}:
            trading.ask(week, trading.line(week, jobs.HVAC_LARGE), wins=0, loses=0)
    return trading.books.close()


def barbecue_and_catering(last_day: date) -> Books:
    """Parties pay on the day; one company that has lunches brought in has not paid for weeks."""
    trading = Trading("Sample Smokehouse", last_day, people(60), terms=7)
    for week in trading.weeks():
        for _ in range(week.about(5)):
            trading.bill(week, week.day(FRIDAY_AND_SATURDAY), trading.customer(), trading.line(week, jobs.CATERING))
        if week.age % 2 == 0:
            lunch = trading.bill(week, week.day(), "Blue Kettle Offices", trading.line(week, jobs.OFFICE_CATERING))
            if 2 <= week.age <= 8:
                lunch.paid = None
    return trading.books.close()


def contractor(last_day: date) -> Books:
    """Every job begins with a quote; a handful that customers agreed to never became an invoice."""
    trading = Trading("Sample Building Co", last_day, people(90), terms=14)
    for week in trading.weeks():
        for _ in range(week.about(3)):
            trading.do(week, trading.ask(week, trading.line(week, jobs.BUILDING), wins=0.45, loses=0.47))
        if 3 <= week.age <= 8:
            agreed = trading.ask(week, trading.line(week, jobs.SMALL_BUILDING), wins=0, loses=0)
            agreed.answer, agreed.answered = "won", agreed.created + timedelta(days=2)
    return trading.books.close()


def landscaping(last_day: date) -> Books:
    """Many gardens, small bills; every third customer or so of the last weeks has let the bill lie."""
    trading = Trading("Sample Lawn & Garden Care", last_day, [*people(85), *FIRMS[:4]], terms=15)
    for week in trading.weeks():
        for _ in range(week.about(12 if 4 <= week.monday.month <= 10 else 9)):
            trading.bill(week, week.day(), trading.customer(), trading.line(week, jobs.GARDENS))
        if week.age % 2:
            trading.bill(week, week.day(), trading.customer(), trading.line(week, jobs.GARDEN_PROJECTS))
    _let_lie(trading.books, weeks=2.2)
    return trading.books.close()


def plumbing(last_day: date) -> Books:
    """The calendar is full of ten-minute visits; a few proper jobs bring nearly all the money."""
    trading = Trading("Sample Plumbing", last_day, [*people(110), *FIRMS], terms=14)
    for week in trading.weeks():
        for _ in range(week.about(9)):
            trading.bill(week, week.day(), trading.customer(), trading.line(week, jobs.SMALL_PLUMBING))
        for _ in range(week.about(6)):
            work, parts = trading.line(week, jobs.PLUMBING), trading.line(week, jobs.PLUMBING_PARTS)
            trading.bill(week, week.day(), trading.customer(), work, parts)
    return trading.books.close()


def electrician(last_day: date) -> Books:
    """Small work comes by itself; of the many quotes that are written, customers take few."""
    trading = Trading("Sample Electric", last_day, [*people(100), *FIRMS], terms=10)
    for week in trading.weeks():
        for _ in range(week.about(7)):
            trading.bill(week, week.day(), trading.customer(), trading.line(week, jobs.ELECTRIC_CALLS))
        for _ in range(week.about(5)):
            trading.do(week, trading.ask(week, trading.line(week, jobs.ELECTRIC_PROJECTS), wins=0.15, loses=0.79))
    return trading.books.close()


def cleaning(last_day: date) -> Books:
    """Homes every other week, offices every week, all paid in time: a business that runs by itself."""
    trading = Trading("Sample House Cleaning", last_day, people(60), terms=14)
    homes = _at_a_price(trading, people(82)[60:], 124, 206)
    offices = _at_a_price(trading, FIRMS[:4], 240, 385)
    for week in trading.weeks():
        for place, (home, cents) in enumerate(homes):
            if (place + week.age) % 2 == 0:
                trading.bill(week, _weekday(week, place), home, ("Every other week", cents))
        for place, (office, cents) in enumerate(offices):
            trading.bill(week, _weekday(week, place), office, ("Office, weekly", cents))
        for _ in range(week.about(2)):
            trading.bill(week, week.day(), trading.customer(), trading.line(week, jobs.DEEP_CLEANING))
    return trading.books.close()


def _let_lie(books: Books, weeks: float) -> None:
    """Bills of the last two months stay unpaid until they come to so many ``weeks`` of billing, in every season."""

    def issued(first: int, last: int) -> list[Invoice]:
        return [one for one in books.invoices if first <= (books.last_day - one.issued).days <= last]

    lately, owed = issued(20, 75), weeks * sum(one.cents for one in issued(0, 181)) / 26
    for invoice in (*lately[::3], *lately[1::3], *lately[2::3]):
        if owed > 0:
            invoice.paid = None
            owed -= invoice.cents


def _at_a_price(trading: Trading, customers: list[str] | tuple[str, ...], low: int, high: int) -> list[tuple[str, int]]:
    """Each of the regular ``customers`` with the cents of a visit."""
    agreed = Week(trading.books.title, -1, trading.last_day)
    return [(one, agreed.dice.randrange(low, high) * 100 + 50) for one in customers]


def _weekday(week: Week, place: int) -> date:
    return week.monday + timedelta(days=place % 5)
