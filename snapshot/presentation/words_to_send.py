"""The messages for the customers of the short list, filled in; one to fill in where the theme is about no document."""

from math import fsum

from snapshot.pipeline.decision import THEMES
from snapshot.pipeline.documents.conclusion import ShortList, ShortListItem, Theme
from snapshot.presentation import formats
from snapshot.presentation.short_list import NOTHING_SETTLED, Items, Settled, by_customer, number_of, still_open
from snapshot.presentation.view_models import MessageView, WordsToSend
from snapshot.wording import short_list as wording
from snapshot.wording.decision.draft import PLACEHOLDERS
from snapshot.wording.decision.messages import Letter, Mentioned

LINE = 60  # characters in a line of the box: browsers that fit it to its text need no count


def words_to_send(
    theme: Theme, short_list: ShortList | None, currency: str | None, settled: Settled = NOTHING_SETTLED
) -> WordsToSend | None:
    """A message for each customer of the list, about what is not ``settled``.

    ``None`` where there is nobody to write to.
    """
    text = THEMES[theme].text
    if text.letter is None:
        return _together(text.message_use, (_message(wording.TO_ANYBODY, text.message),)) if text.message else None
    left = still_open(short_list, settled) if short_list else ()
    if not left:
        return None
    letters = [(items, text.letter(_letter(items, currency))) for items in by_customer(left)]
    return _together(text.message_use, tuple(_message(_whose(items), letter) for items, letter in letters))


def _together(use: str, messages: tuple[MessageView, ...]) -> WordsToSend:
    open_places = any(place in message.text for message in messages for place in PLACEHOLDERS[1:])
    fill_in = wording.FILL_IN if open_places else wording.FILL_IN_THE_NAME
    return WordsToSend(f"{use[:1].upper()}{use[1:]}.", messages, fill_in)


def _message(label: str, text: str) -> MessageView:
    return MessageView(label, text, rows=sum(-(-len(part) // LINE) for part in text.splitlines()))


def _whose(items: Items) -> str:
    """Which customer a message is for, by the documents in it."""
    return formats.listed([number_of(item) for item in items[:3]] + [wording.more(len(items) - 3)] * (len(items) > 3))


def _letter(items: Items, currency: str | None) -> Letter:
    return Letter(
        documents=tuple(_mentioned(item, currency) for item in items),
        total=formats.money(fsum(item.amount for item in items), currency),
        days=max(item.days for item in items),
    )


def _mentioned(item: ShortListItem, currency: str | None) -> Mentioned:
    """The day is the due day where the file states one; of a document without a number it is part of the name."""
    sent = formats.day(item.issued)
    if not item.number:
        return Mentioned(wording.of_a_day(item.kind, sent), formats.money(item.amount, currency), _due(item))
    day = _due(item) or (wording.sent(item.kind, sent) if sent else "")
    return Mentioned(f"{item.kind} {formats.shorten(item.number, 30)}", formats.money(item.amount, currency), day)


def _due(item: ShortListItem) -> str:
    return wording.due(formats.day(item.due)) if item.due else ""
