"""Whether a broken file was read without a silent change, told from its bytes and not by any reader.

Decidable is this much. A document whose line stands in the broken file byte for byte, below the header's own line, is
read with exactly its cents, day and state, or its row is set aside, or the file has a problem. A line that was touched
may say something else now (a flipped digit is another, valid amount), so it may give another document or none; but
there are no more strange documents than strange lines, and every row is counted as used or as set aside.
"""

from collections import Counter
from collections.abc import Collection

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.recognition import FileRecognition
from tests.support.listings import Known, Listing, read_documents


def silent_changes(listing: Listing, data: bytes, pack: Pack) -> list[str]:
    """What changed without a word; empty when all is well. The pack is that of ``data`` alone."""
    (file,) = pack.recognition.files
    wrong = unbalanced(file)
    kept = untouched(listing, data)
    if file.problem is not None or kept is None:
        return wrong
    if any(doubt.code == "date_order" for doubt in file.doubts):
        return wrong  # too little is left to tell day and month apart, and that is asked
    found = Counter(read_documents(pack))
    touched = _touched(listing, kept, data)
    lost = [
        place for place, known in kept.items() if not found[known] and not (known.number and known.number in touched)
    ]
    wrong += _unreported(listing, data, file, lost)
    strange = [known for known in found if known not in listing.documents.values()]
    if len(strange) > _strange_lines(listing, data):
        wrong.append(f"documents from nowhere: {strange[:3]}")
    return wrong


def different(expected: Collection[Known], pack: Pack) -> list[str]:
    """What is not exactly as ``expected``; for files whose lines were only moved, repeated or left out.

    Which of two columns plays a part may be a question, and its first answer a matter of their order.
    """
    found = Counter(read_documents(pack))
    missing, strange = Counter(expected) - found, found - Counter(expected)
    asked = any(doubt.code == "column" for doubt in pack.recognition.files[0].doubts)
    if asked or (not missing and not strange):
        return unbalanced(pack.recognition.files[0])
    return [f"missing {list(missing)[:3]}, strange {list(strange)[:3]}"]


def unbalanced(file: FileRecognition) -> list[str]:
    """What the counts of a file leave open."""
    wrong = []
    if file.rows_read != file.rows_used + file.rows_set_aside:
        wrong.append(f"{file.rows_read} rows read, {file.rows_used} used, {file.rows_set_aside} set aside")
    if sum(group.count for group in file.set_aside) != file.rows_set_aside:
        wrong.append("rows set aside are not listed")
    if file.problem == "unexpected":
        wrong.append("an exception was caught")
    if (file.problem is None) != (file.problem_message is None):
        wrong.append(f"{file.problem} has no sentence")
    return wrong


def untouched(listing: Listing, data: bytes) -> dict[int, Known] | None:
    """The documents whose lines stand whole in ``data``, by place; ``None`` where the header's line does not."""
    padded = listing.end + data.removeprefix(listing.mark) + listing.end
    header = _find(padded, listing, listing.header, 0)
    if header is None:
        return None
    return {
        place: known for place, known in listing.documents.items() if _find(padded, listing, place, header) is not None
    }


def _find(padded: bytes, listing: Listing, place: int, start: int) -> int | None:
    """Where a line stands between two line ends, on whole characters."""
    line = listing.end + listing.lines[place] + listing.end
    wide = 2 if listing.codec.startswith("utf-16") else 1
    at = padded.find(line, start)
    while at >= 0 and at % wide:
        at = padded.find(line, at + 1)
    return at if at >= 0 else None


def _touched(listing: Listing, kept: Collection[int], data: bytes) -> str:
    """What stands in the broken file beside the untouched lines: a number in it names the document once more."""
    for place in kept:
        data = data.replace(listing.lines[place], b"", 1)
    return data.decode(listing.codec, errors="replace")


def _unreported(listing: Listing, data: bytes, file: FileRecognition, lost: list[int]) -> list[str]:
    """Lost lines must be among the rows set aside: these very rows where no quotation mark can join lines."""
    if not lost:
        return []
    names = [listing.documents[place] for place in lost]
    if not file.rows_set_aside:
        return [f"lost, and no row set aside: {names[:3]}"]
    if '"'.encode(listing.codec) in data:
        return []
    aside = {row for group in file.set_aside for first, last in group.ranges for row in range(first, last + 1)}
    padded = listing.end + data.removeprefix(listing.mark) + listing.end
    rows = [1 + padded[: _find(padded, listing, place, 0)].count(listing.end) for place in lost]
    return [f"lost without being set aside: {names[:3]}"] if set(rows) - aside else []


def _strange_lines(listing: Listing, data: bytes) -> int:
    known = Counter(listing.lines)
    there = Counter(data.removeprefix(listing.mark).split(listing.end))
    return (there - known).total()
