"""Each field of a list is declared once, with all that depends on it."""

import pytest

from snapshot.pipeline.documents.pack import FRAME_COLUMNS
from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.pack.schema.field import Field
from snapshot.pipeline.pack.schema.fields import DAY_OF, FIELDS, HINTS, LABELS, OUTCOMES, SHOWN, SOURCES
from snapshot.pipeline.pack.values.vocabulary import words_file

DECLARED = [(category, field) for category, fields in FIELDS.items() for field in fields]
MEANINGS = {*words_file("columns.toml")["meanings"]}


@pytest.mark.parametrize("category", FIELDS)
def test_a_kind_of_list_has_each_field_once(category: Category) -> None:
    names = [field.name for field in FIELDS[category]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("category", "field"), DECLARED)
def test_a_field_fills_a_column_that_the_pack_has(category: Category, field: Field) -> None:
    assert not field.frame_column or field.frame_column in FRAME_COLUMNS[category]


@pytest.mark.parametrize(("category", "field"), DECLARED)
def test_only_headers_that_have_words_can_stand_over_a_field(category: Category, field: Field) -> None:
    assert set(field.meanings) <= MEANINGS
    assert field.meanings or field.name == "status"


@pytest.mark.parametrize(("category", "field"), DECLARED)
def test_a_field_reads_alike_in_every_kind_of_list(category: Category, field: Field) -> None:
    assert LABELS.get(field.name, "") == field.label
    assert HINTS[field.name] == field.hint
    assert field.label or not field.hint


@pytest.mark.parametrize("category", DAY_OF)
def test_a_document_has_a_day_a_total_and_an_outcome(category: Category) -> None:
    assert {DAY_OF[category], "total_cents", "state"} <= SOURCES[category].keys()
    assert "status" in OUTCOMES[category]


def test_what_is_shown_begins_with_the_number_and_the_days() -> None:
    assert SHOWN["invoices"][:5] == ("number", "issued", "due", "paid", "status")
    assert SHOWN["quotes"][:6] == ("number", "created", "sent", "approved", "declined", "status")
    assert SHOWN["unknown"] == ()
