"""Step 2: the business profile, and the careful way in which the owner's website is read for it."""

from snapshot.pipeline.profile.business_profile import build_business_profile
from snapshot.pipeline.profile.website_address import WebsiteAddressUnclear, WebsiteNotRead, check_website_address
from snapshot.pipeline.profile.website_fetch import fetch_website_text

__all__ = [
    "WebsiteAddressUnclear",
    "WebsiteNotRead",
    "build_business_profile",
    "check_website_address",
    "fetch_website_text",
]
