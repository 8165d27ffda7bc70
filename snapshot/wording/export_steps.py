"""How to export the right list from the tool it is in: read from ``export_steps.toml`` and checked when read."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["invoices", "quotes"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Steps(_Record):
    """``steps`` in order, ``file`` how to know the right file, ``source`` the vendor's own page where there is one."""

    steps: tuple[str, ...] = Field(min_length=1)
    file: str | None = None
    source: str | None = None


class GeneralSteps(_Record):
    """What works in most tools. ``reviewed`` is the day on which somebody last checked the steps.

    ``said`` is the name inside a sentence ("export your invoices from ..."), where it is not ``name`` itself.
    """

    name: str
    said: str | None = None
    reviewed: date
    invoices: Steps
    quotes: Steps

    def steps_for(self, kind: Kind) -> Steps:
        return self.invoices if kind == "invoices" else self.quotes


class Tool(GeneralSteps):
    """One tool: ``called`` are the owners' words for it, ``headers`` and ``file_words`` what its files give away."""

    called: tuple[str, ...] = Field(min_length=1)
    headers: tuple[frozenset[str], ...] = ()
    file_words: tuple[str, ...] = ()


class ExportSteps(_Record):
    general: GeneralSteps
    tools: tuple[Tool, ...]


@cache
def export_steps() -> ExportSteps:
    """All tools in the order of the file. Raises ``ValueError`` where the file breaks its rules."""
    table = tomllib.loads(files(__package__).joinpath("export_steps.toml").read_text("utf-8"))
    return ExportSteps.model_validate(table)


def tool_names() -> tuple[str, ...]:
    """The names that the forms suggest."""
    return tuple(tool.name for tool in export_steps().tools)
