"""Text in the stylesheet's colours can be read: WCAG 2.2 AA contrast, light and dark."""

import re
from pathlib import Path

import pytest

import snapshot

CSS = (Path(snapshot.__file__).parent / "static" / "snapshot.css").read_text("utf-8")
ROOTS = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", root)) for root in ROOTS[:2])
GROUNDS = ("paper", "sheet", "accent-soft", "note", "alert-soft")
TEXT = [("ink", ground) for ground in GROUNDS] + [("muted", ground) for ground in GROUNDS[:3]]
TEXT += [("accent", "paper"), ("accent", "sheet"), ("accent", "accent-soft"), ("on-accent", "accent")]
TEXT += [("alert", "paper"), ("alert", "sheet"), ("alert", "alert-soft")]
SHAPES = [("edge", "paper"), ("edge", "sheet"), ("focus", "paper"), ("focus", "sheet"), ("accent", "paper")]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (SHAPES, 3.0)], ids=["text", "shapes"])
def test_text_has_enough_contrast(scheme, pairs, least):
    weak = {pair: contrast(scheme[pair[0]], scheme[pair[1]]) for pair in pairs}
    assert not {pair: value for pair, value in weak.items() if value < least}


def test_the_contrast_formula_is_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_both_color_schemes_define_the_same_names():
    assert set(LIGHT) == set(DARK)


def test_nothing_is_loaded_from_elsewhere():
    assert "url(" not in CSS
    assert "@import" not in CSS
