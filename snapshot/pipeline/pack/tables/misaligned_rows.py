"""Text rows -> which have a missing or extra delimiter, so that their values are in the wrong columns."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.pack.values.column import Column, Mask
from snapshot.pipeline.pack.values.dates import looks_like_date
from snapshot.pipeline.pack.values.value_profile import NEARLY_ALL, ValueProfile, is_amount_like, profile

_HARDLY_ANY = 0.1


def misaligned_rows(widths: npt.NDArray[np.int64], columns: Sequence[Column], header: int, unended: bool) -> Mask:
    """Which rows have not as many fields as most, and cells that are not of their columns' kind.

    ``widths`` are the rows' numbers of fields, ``header`` is that of the header; ``unended`` says that the file's last
    line has no end.

    A short row whose cells fit is one without its last, empty cells, as some tools write them: nothing has shifted.
    But the only short one at the end of a file without a last line end was cut off, within an amount perhaps.
    """
    several = widths > 1
    counts = np.bincount(np.append(widths[several], header))
    usual = header if counts[header] == counts.max() else counts.argmax()
    odd = np.asarray(several & (widths != usual), dtype=np.bool_)
    if not odd.any():
        return odd
    found = np.zeros(len(widths), dtype=bool)
    for column in columns:
        found[odd] |= _misfits(column.take(odd), profile(column.take(~odd)))
    if unended and len(widths) > 1 and 1 < widths[-1] < usual and (widths[several][:-1] >= usual).all():
        found[-1] = True
    return found


def _misfits(cells: Column, usual: ValueProfile) -> Mask:
    """Cells of another kind than those of the rows that are as wide as most."""
    if not usual.readable:
        return np.zeros(len(cells), dtype=bool)
    dated, amounts = cells.where(looks_like_date), cells.where(is_amount_like)
    if usual.dates >= NEARLY_ALL:
        return cells.filled & ~dated
    if usual.amounts >= NEARLY_ALL:
        return cells.filled & (dated | ~amounts)
    return (dated | amounts) & (usual.dates + usual.amounts <= _HARDLY_ANY)
