"""The tool that the files come from: by the owner's own words, else by headers and file names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePath

from snapshot.pipeline.documents.recognition import FileRecognition
from snapshot.wording.export_steps import Tool, export_steps

LONGEST_NAME = 4  # words
SHORTEST_TYPO = 5  # letters: shorter names are too easily something else
ALIKE = 0.86


@dataclass(frozen=True, slots=True)
class Guess:
    """``tool``, because the file called ``file_name`` looks like one of its exports."""

    tool: Tool
    file_name: str


def named_tool(words: str | None) -> Tool | None:
    """The tool that the owner's ``words`` name: "QBO", "Quick books", "service titan", also with a typing slip."""
    called = _tools_by_name()
    runs = list(_runs(words or ""))
    found = [run for run in runs if run in called]
    if not found:
        typos = (get_close_matches(run, called, n=1, cutoff=ALIKE) for run in runs if len(run) >= SHORTEST_TYPO)
        found = [close for matches in typos for close in matches]
    return called[max(found, key=len)] if found else None


def guessed_tool(files: Sequence[FileRecognition]) -> Guess | None:
    """The tool of the first of ``files`` that gives one away; what its headers say counts before its name."""
    for evidence in (_by_headers, _by_name):
        for file in files:
            tool = evidence(file)
            if tool is not None:
                return Guess(tool, file.name)
    return None


def _by_headers(file: FileRecognition) -> Tool | None:
    """The tool with the most telling set of headers that stands whole in the file."""
    headers = {header.strip().casefold() for header in file.headers or _known_headers(file)}
    matches = [(len(names), tool) for tool in export_steps().tools for names in tool.headers if names <= headers]
    return max(matches, key=lambda match: match[0])[1] if matches else None


def _known_headers(file: FileRecognition) -> tuple[str, ...]:
    """The headers of the columns that play a role: all that results of an older version tell."""
    return tuple(column.header for column in file.columns)


def _by_name(file: FileRecognition) -> Tool | None:
    words = set(_words(PurePath(file.name).stem))
    return next((tool for tool in export_steps().tools if words.intersection(tool.file_words)), None)


def _tools_by_name() -> dict[str, Tool]:
    return {"".join(_words(name)): tool for tool in export_steps().tools for name in tool.called}


def _runs(text: str) -> Iterator[str]:
    """Up to four words in a row, written together: people put the space of "QuickBooks" where they like."""
    words = _words(text)
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
            yield "".join(words[start:end])


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
