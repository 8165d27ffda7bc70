"""One uploaded file on its way through step 1."""

from dataclasses import dataclass, field

import pandas as pd

from snapshot.pipeline.pack.reading import TableReading
from snapshot.pipeline.pack.schema.recognise import ClassifiedTable


@dataclass(slots=True)
class OpenedFile:
    """Its tables with what they were taken for, or the ``problem`` (a code) that ended it.

    ``readings`` are those of ``tables``, in their order; ``frames`` the documents built of them, each with its kind.
    ``size`` is rows and cells.
    """

    name: str
    index: int
    tables: list[ClassifiedTable] = field(default_factory=list)
    readings: list[TableReading] = field(default_factory=list)
    frames: list[tuple[str, pd.DataFrame]] = field(default_factory=list)
    hidden: tuple[str, ...] = ()
    size: tuple[int, int] = (0, 0)
    problem: str | None = None

    @property
    def main(self) -> int:
        """The table with most records speaks for the file; the first of equals."""
        return max(range(len(self.readings)), key=lambda at: (len(self.readings[at]), -at))
