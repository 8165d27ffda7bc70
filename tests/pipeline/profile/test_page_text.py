"""The words of a page, whatever a stranger wrote, in time that grows with its length only."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.profile.page_text import page_text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<h1>Lawn</h1><p>and sod</p>", "Lawn and sod"),
        ("Lawn &amp; sod&#33;", "Lawn & sod!"),
        ("a<script>var lawn = '<b>';</script>b", "a b"),
        ("a<SCRIPT type='x'>lawn</Script >b", "a b"),
        ("a<style>.lawn{}</style>b<template>lawn</template>c", "a b c"),
        ("a<!-- lawn -->b", "a b"),
        ("a<!-- lawn never ends", "a"),
        ("a<script>lawn never ends", "a"),
        ('<meta name="description" content="Furnace repair">x', "Furnace repair x"),
        ("<meta property='og:title' content='Furnace repair'>x", "Furnace repair x"),
        ('<meta name="viewport" content="width=device-width">x', "x"),
        ("<scripture>lawn</scripture>", "lawn"),
        ("5 < 6 lawn", "5 < 6 lawn"),
        ("", ""),
    ],
)
def test_only_visible_text_is_kept(page: str, text: str) -> None:
    assert page_text(page) == text


HOSTILE = [
    "<",
    "<!",
    "<a ",
    "<a b='",
    "&",
    "&#",
    "<!--",
    "</",
    "<![CDATA[",
    "<script>",
    "<script",
    "</script",
    "<meta ",
    "a ",
]
HOSTILE += [
    "<meta name=description content='",
    "<style></style ",
    "<meta name=title ",
    "<!-->",
    "&amp",
    "<template><",
    " ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_page_takes_no_longer_than_any_other(piece: str) -> None:
    page = (piece * 200_000)[:200_000]
    begun = time.process_time()
    page_text(page)
    assert time.process_time() - begun < 1


@given(st.text(alphabet="<>!-/'\"=& ascriptmetyl;#\n\x00é", max_size=200))
def test_page_text_accepts_any_input(page: str) -> None:
    assert "\n" not in page_text(page)
