"""The steps for exporting keep their own rules, so that they can be changed by hand."""

import re
from datetime import date

import pytest
from pydantic import ValidationError

from snapshot.presentation.source_tool import named_tool
from snapshot.wording.export_steps import ExportSteps, GeneralSteps, Steps, Tool, export_steps, tool_names
from tests.page_rules import FORBIDDEN_WORDS

ALL_TOOLS = [pytest.param(tool, id=tool.name) for tool in (*export_steps().tools, export_steps().general)]
ALL_STEPS = [
    pytest.param(tool.steps_for(kind), id=f"{tool.name}: {kind}")
    for tool in (*export_steps().tools, export_steps().general)
    for kind in ("invoices", "quotes")
]


def test_there_are_the_commonest_tools_each_once():
    assert len(tool_names()) >= 10
    assert len(set(tool_names())) == len(tool_names())


@pytest.mark.parametrize("steps", ALL_STEPS)
def test_steps_are_few_short_and_whole(steps: Steps):
    assert 2 <= len(steps.steps) <= 5
    for sentence in (*steps.steps, *([steps.file] if steps.file else [])):
        assert re.fullmatch(r"[A-Z].*\.", sentence), "a sentence begins large and ends with a period"
        assert len(sentence) <= 110, "a step fits on three lines of a phone"
        assert not FORBIDDEN_WORDS.search(sentence)
        assert '"' not in sentence, "quoted words stand in “these”"


@pytest.mark.parametrize("steps", ALL_STEPS)
def test_the_last_step_ends_with_a_file(steps: Steps):
    assert re.search(
        r"CSV|Excel|XLSX|workbook|file|export|short list|upload", " ".join(steps.steps[-2:]), re.IGNORECASE
    )


@pytest.mark.parametrize("steps", ALL_STEPS)
def test_a_source_is_a_page_of_the_vendor(steps: Steps):
    assert steps.source is None or re.fullmatch(r"https://[\w.-]+\.[a-z]{2,}(/\S*)?", steps.source)


@pytest.mark.parametrize("tool", ALL_TOOLS)
def test_every_tool_was_reviewed_on_a_day_that_has_come(tool: GeneralSteps):
    assert date(2026, 11, 22) <= tool.reviewed <= date.today()


@pytest.mark.parametrize("tool", export_steps().tools, ids=tool_names())
def test_what_gives_a_tool_away_is_written_as_it_is_compared(tool: Tool):
    for word in (*tool.called, *tool.file_words, *(name for names in tool.headers for name in names)):
        assert word == word.strip().casefold()
    assert all(len(names) >= 2 for names in tool.headers), "one header alone tells nothing"
    assert named_tool(tool.name) is tool, "the name that the form suggests is known"


def test_no_name_and_no_set_of_headers_belongs_to_two_tools():
    names = [name.replace(" ", "") for tool in export_steps().tools for name in tool.called]
    headers = [one for tool in export_steps().tools for one in tool.headers]
    assert len(set(names)) == len(names)
    assert len(set(headers)) == len(headers)


def test_a_misspelled_entry_is_refused():
    general = export_steps().general.model_dump()
    with pytest.raises(ValidationError):
        ExportSteps.model_validate({"general": general, "tools": [{**general, "name": "X", "caled": ["x"]}]})
