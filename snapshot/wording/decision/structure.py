"""The sentences of the structural themes: how the work comes in and what it brings."""

from snapshot.wording.ages import STALE
from snapshot.wording.decision import messages
from snapshot.wording.decision.draft import Draft, Named, ThemeText, is_one, largest_of

CUSTOMER_CONCENTRATION = ThemeText(
    instead="the weight of one customer would come first",
    list_intro="This customer's latest invoices, so that you know who is meant.",
    message_use="asking a good customer what is planned",
    message=(
        "Hi [name],\n"
        "Thank you for the work of the past year. It is good to work with you. I am planning the coming weeks: is "
        "there anything on your side, large or small, that I can keep time for? I could hold [date] for you. A rough "
        "idea is enough, and if plans change, a short note helps us both."
    ),
)


def customer_concentration(share: str, money: str, all_files: bool, minutes: int) -> Draft:
    """``all_files``: no invoice is older than the year that the share is taken over."""
    when = "billed in these files" if all_files else "you billed over the last year"
    return Draft(
        takeaway=f"One customer brought {share} of the money {when}.",
        action=(
            f"Ask this customer, who brought {money}, what is planned for the coming weeks, and offer a date to one "
            "other past customer"
        ),
        minutes=minutes,
        when="this week",
        why="A good customer this large also decides how the month goes: one change of plan there is felt everywhere.",
        boundary=(
            "If this customer has confirmed no new work 7 days from now, then give the next free day to another "
            "customer instead of keeping it open."
        ),
        steps=("Thank this customer for the work and agree on how changes of plan are announced.",),
    )


LOW_CONVERSION = ThemeText(
    instead="the few quotes that become work would come first",
    list_intro="The last quotes that were declined, the latest first: whom to ask.",
    message_use="one question to somebody who said no",
    letter=messages.what_decided_it,
)


def low_conversion(share: str, accepted: str, quotes: str, said_no: bool, minutes: int) -> Draft:
    """``accepted`` as in "10", ``quotes`` as in "60 quotes"; ``said_no``: some were declined, not only left open."""
    whom = "who said no what decided it" if said_no else "whose quotes came to nothing what decided it"
    return Draft(
        takeaway=f"Of the quotes old enough to judge, {share} were accepted.",
        action=(
            f"Ask the last few customers {whom} ({accepted} of {quotes} old enough to judge "
            "became work), and offer a smaller first step in your next quotes"
        ),
        minutes=minutes,
        why="Each quote takes time of yours, and most of that effort currently comes back without work.",
        boundary=(
            "If the same reason comes up more than once within 7 days, then change that one thing in the next quotes "
            "before sending them."
        ),
        steps=("Ask about budget and timing on the phone before driving out to look.",),
    )


DECISION_BACKLOG = ThemeText(
    instead="customers who take longer to decide would come first",
    money="waiting for an answer",
    list_intro="The quotes to send again or to close, the largest first.",
    message_use="the quote again, with a day to decide by",
    letter=messages.decide_by,
)


def decision_backlog(days: str, before: str | None, single: bool) -> Draft:
    """``before``: the days that it took, as in "9 days"; ``None``: not even one. ``single``: one quote is meant.

    The action is one of those below.
    """
    took = "less than a day" if before is None else f"about {before}"
    return Draft(
        takeaway=f"Customers now take about {days} to say yes, clearly longer than before.",
        action="",
        why=f"It used to take {took}, and work that is neither agreed nor lost cannot be planned.",
        boundary=(
            f"If {'the quote' if single else 'a quote'} has no answer by its decide-by date 7 days from now, then "
            "close it and plan without it."
        ),
        steps=("Put a decide-by date on each new quote you send.",),
    )


def resend(named: Named) -> str:
    """The quotes sent 14-90 days ago."""
    if named.customers is None:
        which = f"{largest_of(named.documents, whole=named.whole)} sent {STALE} ago"
        return _resend(f"{which} {named.money('')}", one=is_one(named.documents))
    whom = "customer" if is_one(named.customers) else named.customers
    most = "" if named.whole else " with the most waiting"
    return _resend(f"the quotes sent {STALE} ago to the {whom}{most} {named.money('')}")


def resend_open(quotes: str) -> str:
    """All that are open."""
    return _resend(f"the {quotes} still open", one=is_one(quotes))


def _resend(which: str, *, one: bool = False) -> str:
    return f"Resend {which} with a decide-by date, or close {'it' if one else 'the ones that are over'}"


def start_on_open(quotes: str) -> str:
    """More are open than one sitting holds."""
    return f"Start on the {quotes} still open, the largest first: resend each with a decide-by date or close it"


PRICE_SLIPPAGE = ThemeText(
    instead="invoices below their quotes would come first",
    list_intro="Recent invoices that came out below their quote, the largest difference first.",
    message_use="to agree on an extra before doing it",
    message=(
        "Hi [name],\n"
        "A quick word about the job from quote [number]. What you asked for today is not part of the quote and would "
        "add [amount]. Shall I go ahead? A short yes is enough, and I will add it to the invoice as agreed. If you "
        "would rather leave it, we do the work as quoted and nothing changes."
    ),
)


def price_slippage(share: str, jobs: str, less: str, before: str, minutes: int) -> Draft:
    """``jobs`` as in "29 recent jobs", ``less`` as in "$3,410"; ``before``: the share of the year before."""
    return Draft(
        takeaway=f"Recent invoices come to {share} of the price that was quoted, less than before.",
        action=(
            "Compare the next handful of invoices with their quotes before they go out, and bill the quoted price "
            f"plus agreed extras ({jobs} came to {less} less than at the {before} of the year before)"
        ),
        minutes=minutes,
        when="today and keep it up this week",
        why="Part of the quoted price never reaches the invoice, and nobody pays what is not billed.",
        boundary=(
            "If an invoice comes out below its quote in the next 7 days, then note the reason on it before it is sent."
        ),
        steps=("Write extras down on site and have them confirmed the same day.",),
    )


SMALL_JOB_DRAG = ThemeText(
    instead="the many small jobs would come first",
    list_intro="The small jobs, the latest first.",
    message_use="a small job with a minimum charge",
    message=(
        "Hi [name],\n"
        "Happy to help with this. For small jobs there is a minimum charge of [amount], which covers the drive and "
        "the first part of the work. If other small things are waiting at your place, we can do them on the same "
        "visit. I am in your area on [date]: would that suit you?"
    ),
)


def small_job_drag(share: str, money_share: str, size: str, jobs: str, minutes: int) -> Draft:
    """``size`` as in "$180", ``jobs`` as in "64 invoices"."""
    return Draft(
        takeaway=f"Small jobs are {share} of your invoices and bring little of the money.",
        action=(
            f"Set a minimum charge for jobs under {size}, or group them by area, from this week on "
            f"({jobs} of that size brought {money_share} of the money)"
        ),
        minutes=minutes,
        why="Each small job costs its own drive, call and invoice, so the days fill up faster than the account does.",
        boundary=(
            f"If a job under {size} comes in during the next 7 days, then offer it with the minimum charge or on a day "
            "when you are in that area anyway."
        ),
        steps=("Write the minimum charge on your website and in your next quotes.",),
    )


VOLUME_DROP = ThemeText(
    instead="the fall in new work would come first",
    list_intro=(
        "Whom to call: the last invoice of customers who came before and were not back in the past eight weeks, the "
        "largest first."
    ),
    message_use="to somebody who has not been in touch for a while",
    letter=messages.not_in_touch,
)


def volume_drop(share: str, recent: str, before: str, minutes: int) -> Draft:
    """``recent`` and ``before`` are new documents per week, as in "5.9"."""
    return Draft(
        takeaway=f"New work is at {share} of its earlier level.",
        action=(
            f"Call a few past customers in the hours that are free now ({recent} new quotes and invoices a week, "
            f"{before} before)"
        ),
        minutes=minutes,
        why="When fewer requests come in, the quiet shows up in the account only weeks later, and the waiting is hard.",
        boundary=(
            "If the calls bring no new request within 7 days, then offer past customers a fixed date in the next "
            "free week."
        ),
        steps=("Ask a happy customer from the last few weeks to pass your number on.",),
    )


def volume_drop_short(share: str, minutes: int) -> Draft:
    """Where the weekly figures are not known."""
    draft = volume_drop(share, "", "", minutes)
    return draft._replace(action="Call a few past customers in the hours that are free now")


LUMPY_VOLUME = ThemeText(
    instead="the uneven weeks would come first",
    message_use="offering a flexible customer another day",
    message=(
        "Hi [name],\n"
        "Your job is planned for one of our busiest days. If you are flexible, I can offer you [date] instead: there "
        "would be more time for your job. If the day that we agreed on suits you better, just say so and it stays as "
        "it is."
    ),
)


def lumpy_volume(times: str, minutes: int) -> Draft:
    return Draft(
        takeaway=f"Your work swings {times} as much from week to week as chance alone would make it.",
        action=("Move jobs that can wait from the fullest of the coming weeks into the emptiest one"),
        minutes=minutes,
        when="today with the calendar open",
        why="Crowded weeks followed by empty ones wear people out, even when the month as a whole is fine.",
        boundary="If in the next 7 days a customer asks for work that can wait, then offer the emptiest week first.",
        steps=("Keep a short list of jobs that can be done in any week.",),
    )
