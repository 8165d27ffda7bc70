"""Words that the owner can send: one short, friendly message per theme, with places to fill in.

No name of a customer is ever known here, so every name, number, amount and date is a placeholder. The tone keeps the
customer: a way out in each message, and never a reproach.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Message(NamedTuple):
    """``use`` completes "words you can send:", ``text`` is what is sent."""

    use: str
    text: str


PLACEHOLDERS = ("[name]", "[number]", "[amount]", "[date]")

MESSAGES: Mapping[str, Message] = {
    "slow_payers": Message(
        "a friendly reminder",
        "Hi [name],\n"
        "A quick note about invoice [number] for [amount], which was due on [date]. If the payment is on its way, "
        "thank you, and nothing else is needed. If something on the invoice is unclear, just reply and I will sort it "
        "out. Two smaller payments are fine, too: tell me which days suit you.\n"
        "Thank you!",
    ),
    "one_big_debtor": Message(
        "before or after the call: a date, and a first part",
        "Hi [name],\n"
        "Thank you for working with us. At the moment [amount] is open past its due date, beginning with invoice "
        "[number]. Could we agree on a day for it? If all of it at once is a lot right now, a first part by [date] "
        "and the rest a little later works for me. Tell me what suits you and I will write it down for both of us.",
    ),
    "unbilled_work": Message(
        "to go with the invoice",
        "Hi [name],\n"
        "Thank you for having us. Here is the invoice for the work we agreed on in quote [number]: [amount], due on "
        "[date]. If anything on it is different from what you expect, just reply before you pay and we will look at "
        "it together.\n"
        "Thank you!",
    ),
    "stale_quotes": Message(
        "a question about the quote",
        "Hi [name],\n"
        "On [date] I sent you quote [number] for [amount]. Do you have a question about it, or would another version "
        "suit you better? A short yes, no or not yet is all I need, and each of them is fine. If you want to go ahead, "
        "I will find a day for you soon.",
    ),
    "duplicate_billing": Message(
        "once you know that it is a copy",
        "Hi [name],\n"
        "Please put invoice [number] for [amount] aside: it is a second copy of one that you already have, and only "
        "the first one counts. There is nothing for you to do. If both are paid already, tell me and the money comes "
        "back to you by [date].\n"
        "Thank you for your patience!",
    ),
    "decision_backlog": Message(
        "the quote once more, with a day to decide by",
        "Hi [name],\n"
        "Here is quote [number] for [amount] once more. I am planning the next weeks and can hold this price and a "
        "place in the calendar until [date]. A short yes or no by then is enough. After that I will close the quote, "
        "and a fresh one is always only a call away. Is there anything that I can make clearer?",
    ),
    "low_conversion": Message(
        "one question to somebody who said no",
        "Hi [name],\n"
        "Thank you for considering quote [number]. You decided against it, and that is fine. One question would help "
        "me with the next ones: what decided it? The price, the timing or something else? One word is enough. And if "
        "a smaller first step would suit you one day, I am glad to quote it.",
    ),
    "price_slippage": Message(
        "to agree on an extra before doing it",
        "Hi [name],\n"
        "A quick word about the job from quote [number]. What you asked for today is not part of the quote and would "
        "add [amount]. Shall I go ahead? A short yes is enough, and I will add it to the invoice as agreed. If you "
        "would rather leave it, we do the work as quoted and nothing changes.",
    ),
    "small_job_drag": Message(
        "a small job with a minimum charge",
        "Hi [name],\n"
        "Happy to help with this. For small jobs there is a minimum charge of [amount], which covers the drive and "
        "the first part of the work. If other small things are waiting at your place, we can do them on the same "
        "visit. I am in your area on [date]: would that suit you?",
    ),
    "customer_concentration": Message(
        "asking a good customer what is planned",
        "Hi [name],\n"
        "Thank you for the work of the past year. It is good to work with you. I am planning the coming weeks: is "
        "there anything on your side, large or small, that I can keep time for? I could hold [date] for you. A rough "
        "idea is enough, and if plans change, a short note helps us both.",
    ),
    "volume_drop": Message(
        "to somebody who has not been in touch for a while",
        "Hi [name],\n"
        "Some time ago we worked for you (invoice [number]), and I hope that everything still runs well. We have a "
        "few free hours in the next weeks. Is there a check, a repair or a small job that has been waiting? I could "
        "come on [date]. If nothing is needed, that is good news, too.",
    ),
    "lumpy_volume": Message(
        "offering a flexible customer another day",
        "Hi [name],\n"
        "Your job is planned for one of our busiest days. If you are flexible, I can offer you [date] instead: there "
        "would be more time for your job. If the day that we agreed on suits you better, just say so and it stays as "
        "it is.",
    ),
}
