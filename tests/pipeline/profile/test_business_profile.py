"""The trade comes from the owner, else the files' job words, else the website, else it stays general."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from snapshot.pipeline.documents.profile import BusinessProfile, Industry
from snapshot.pipeline.profile import WebsiteNotRead, build_business_profile
from snapshot.wording import profile as wording

PLUMBING_WORDS = {"toilet": 9, "reset": 9, "sump": 4, "pump": 4, "water": 8, "heater": 8}


def not_fetched(url: str) -> str:
    raise AssertionError(f"{url} was opened without need")


def profile(
    words: dict[str, int] | None = None,
    *,
    chosen: str | None = None,
    website: str | None = None,
    text: str | None = None,
) -> BusinessProfile:
    return build_business_profile(
        words or {},
        chosen_industry=chosen,
        website=website,
        fetch_text=not_fetched if text is None else lambda _url: text,
    )


def test_an_unknown_business_is_general() -> None:
    assert profile() == BusinessProfile(industry=Industry.GENERAL, chosen_by="default")


@pytest.mark.parametrize("industry", Industry)
def test_the_owners_choice_counts_before_the_words(industry: Industry) -> None:
    made = profile(PLUMBING_WORDS, chosen=industry.value)
    assert (made.industry, made.chosen_by, made.matched_words) == (industry, "owner", ())


@pytest.mark.parametrize("chosen", [None, "", "  ", "astrology", "HVAC; drop table"])
def test_no_choice_or_an_unknown_one_leaves_it_to_the_words(chosen: str | None) -> None:
    made = profile(PLUMBING_WORDS, chosen=chosen)
    assert (made.industry, made.chosen_by) == (Industry.PLUMBING, "job_words")


def test_the_choice_is_read_whatever_its_case() -> None:
    assert profile(chosen=" HVAC ").industry is Industry.HVAC


def test_the_words_that_decided_are_named() -> None:
    assert profile(PLUMBING_WORDS).matched_words[0] == "toilet"
    assert "reset" not in profile(PLUMBING_WORDS).matched_words


def test_the_website_is_not_opened_when_the_owner_has_chosen() -> None:
    made = profile(chosen="plumbing", website="example.com")
    assert (made.website_status, made.website_note) == ("not_needed", wording.NOT_OPENED_CHOSEN)


def test_the_website_is_not_opened_when_the_files_say_it() -> None:
    made = profile(PLUMBING_WORDS, website="example.com")
    assert (made.website_status, made.website_note) == ("not_needed", wording.NOT_OPENED_JOB_WORDS)


def test_the_website_decides_where_the_files_do_not() -> None:
    made = profile({"visit": 20}, website=" example.com ", text="Furnace repair and air conditioning. Call us.")
    assert (made.industry, made.chosen_by) == (Industry.HVAC, "website")
    assert (made.website_status, made.website_note) == ("read", wording.READ_DECIDED)


def test_a_website_without_a_clear_word_leaves_it_general() -> None:
    made = profile(website="example.com", text="Welcome to our family business. Quality since 1987.")
    assert (made.industry, made.chosen_by) == (Industry.GENERAL, "default")
    assert (made.website_status, made.website_note) == ("read", wording.READ_UNCLEAR)


def test_a_website_that_cannot_be_read_is_a_note() -> None:
    def fail(_url: str) -> str:
        raise WebsiteNotRead(wording.TOO_SLOW)

    made = build_business_profile({}, chosen_industry=None, website="example.com", fetch_text=fail)
    assert (made.industry, made.chosen_by) == (Industry.GENERAL, "default")
    assert (made.website_status, made.website_note) == ("failed", wording.TOO_SLOW)


def test_the_text_of_the_page_is_not_kept() -> None:
    made = profile(website="example.com", text="Furnace repair, furnace service, secret-marker 555-0101")
    assert "marker" not in made.model_dump_json()


def test_one_word_in_every_menu_does_not_outweigh_the_rest_of_a_page() -> None:
    text = "fence " * 60 + "lawn mowing, mulch, hedge and sod, irrigation, aeration, shrub pruning"
    assert profile(website="example.com", text=text).industry is Industry.LANDSCAPING


@pytest.mark.parametrize(
    ("name", "column", "industry"),
    [
        ("square_invoices_export_20250701.csv", "Invoice Title", Industry.BBQ_RESTAURANT),
        ("xero_sales_invoices.csv", "Description", Industry.ELECTRICIAN),
        ("freshbooks_invoice_details.csv", "Item Name", Industry.CONTRACTOR),
        ("hcp_jobs.csv", "Job description", Industry.PLUMBING),
        ("jobber_quotes_report.csv", "Title", Industry.LANDSCAPING),
    ],
)
def test_real_shaped_exports_are_told_apart(examples: Path, name: str, column: str, industry: Industry) -> None:
    with (examples / name).open(encoding="utf-8-sig", newline="") as lines:
        table = list(csv.reader(lines))
    header = next(row for row in table if column in row)
    texts = [row[header.index(column)] for row in table[table.index(header) + 1 :] if len(row) == len(header)]
    words = Counter(word for text in texts for word in set(re.findall("[a-z]+", text.lower())))
    assert profile(dict(words)).industry is industry
