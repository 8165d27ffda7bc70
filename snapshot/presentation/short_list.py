"""The documents behind the action, as rows of the page and as a CSV that no spreadsheet runs; the words to send."""

from collections.abc import Iterator

from snapshot.pipeline.decision import THEMES
from snapshot.pipeline.documents.conclusion import ShortList, ShortListItem, Theme
from snapshot.pipeline.signals.action_documents import LONGEST
from snapshot.presentation import formats
from snapshot.presentation.csv_export import BYTE_ORDER_MARK, line
from snapshot.presentation.view_models import ListedDocument, WordsToSend
from snapshot.wording import samples
from snapshot.wording import short_list as wording
from snapshot.wording.figure_notes import AMOUNTS

LINE = 60  # characters in a line of the box: browsers that fit it to its text need no count


def listed_documents(short_list: ShortList, currency: str | None) -> tuple[ListedDocument, ...]:
    def present(item: ShortListItem) -> ListedDocument:
        return ListedDocument(
            number=formats.shorten(item.number, 30),
            amount=formats.money(item.amount, currency),
            age=formats.counted(item.days, "day"),
        )

    return tuple(present(item) for item in short_list.items)


def introduction(short_list: ShortList) -> str:
    """What is listed, in which order, and how many there are beyond it."""
    items = len(short_list.items)
    beyond = wording.not_listed(items, short_list.count or items, LONGEST)
    return f"{THEMES[short_list.theme].text.list_intro} {beyond}".strip()


def headings(short_list: ShortList) -> tuple[str, ...]:
    """Of the three columns; all documents of a list are of one kind."""
    kinds = {item.kind for item in short_list.items}
    amount = wording.AMOUNTS.get(short_list.amount_means or "", wording.AMOUNT)
    return " or ".join(sorted(kinds)).capitalize(), amount, short_list.days_mean.capitalize()


def words_to_send(theme: Theme) -> WordsToSend | None:
    """The message of a theme, where there is anybody to write to."""
    text = THEMES[theme].text
    rows = sum(-(-len(part) // LINE) for part in text.message.splitlines())
    return WordsToSend(use=text.message_use, text=text.message, rows=rows) if text.message else None


def short_list_csv(short_list: ShortList, currency: str | None, *, is_sample: bool = False) -> Iterator[str]:
    """The file in parts. Amounts are plain numbers, for a spreadsheet to add up. A sample says so in each row."""
    heading, mark = (samples.CSV_HEADER, samples.CSV_MARK) if is_sample else ((), ())
    yield BYTE_ORDER_MARK + line((*wording.CSV_HEADER, *heading))
    days_mean = wording.CSV_DAYS[short_list.days_mean]
    amount_means = AMOUNTS.get(short_list.amount_means or "", "")
    for item in short_list.items:
        figures = (f"{item.amount:.2f}", currency or "", str(item.days))
        yield line((item.kind, item.number, *figures, days_mean, amount_means, *mark))
