"""The fingerprint of a header is of its names alone."""

from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.pack.schema.overrides import fingerprint

names = st.lists(st.text(max_size=12), max_size=8)


@given(names, st.randoms())
def test_order_case_and_blanks_do_not_count(header: list[str], dice: object) -> None:
    other = [f"  {name.strip()} " for name in header]
    dice.shuffle(other)  # type: ignore[attr-defined]
    assert fingerprint(other) == fingerprint([*header, "", " "])


@given(names, st.text(alphabet="abcxyz", min_size=1))
def test_an_added_column_changes_the_layout(header: list[str], more: str) -> None:
    assert fingerprint([*header, more]) != fingerprint(header)


def test_adjacent_names_do_not_merge_in_the_fingerprint() -> None:
    assert fingerprint(["a", "bc"]) != fingerprint(["ab", "c"]) != fingerprint(["a,bc"])
    assert fingerprint(["Invoice #", "Total"]) == fingerprint(["total", "INVOICE #"])
    assert len(fingerprint([])) == 32
