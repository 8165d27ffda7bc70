"""What kind of business this is, and how we know."""

from enum import StrEnum
from typing import Literal

from snapshot.pipeline.documents.base import Document


class Industry(StrEnum):
    HVAC = "hvac"
    BBQ_RESTAURANT = "bbq_restaurant"
    CONTRACTOR = "contractor"
    LANDSCAPING = "landscaping"
    PLUMBING = "plumbing"
    ELECTRICIAN = "electrician"
    GENERAL = "general_local_service"


class BusinessProfile(Document):
    """``website_note`` is one plain sentence when a website was given; the page's text is never kept.

    ``not_needed``: a website was given, and not opened because it could not change the answer.
    """

    industry: Industry = Industry.GENERAL
    chosen_by: Literal["owner", "job_words", "website", "default"] = "default"
    matched_words: tuple[str, ...] = ()
    website_status: Literal["not_given", "not_needed", "read", "failed"] = "not_given"
    website_note: str | None = None
