"""Step 2: what kind of business this is, and how we know.

The owner's own choice counts first, then the words of the job descriptions in the files, then the website, then the
general profile. The website is opened only when it can still change the answer.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from snapshot.pipeline.documents.profile import BusinessProfile, Industry
from snapshot.pipeline.profile.trade_words import TradeGuess, count_terms, guess_trade
from snapshot.pipeline.profile.website_address import WebsiteNotRead
from snapshot.wording import profile as wording

MAX_OF_ONE_TERM = 5  # a word repeated in every menu of a page counts as often as one said five times


def build_business_profile(
    job_words: Mapping[str, int],
    *,
    chosen_industry: str | None,
    website: str | None,
    fetch_text: Callable[[str], str],
) -> BusinessProfile:
    """The profile from the owner's choice, the files' job words (word -> number of documents), and the website.

    An unknown ``chosen_industry`` counts as none chosen. ``fetch_text`` gives a page's text or raises
    ``WebsiteNotRead``, which becomes a note. Nothing is raised.
    """
    address = (website or "").strip()
    chosen = _known_industry(chosen_industry)
    if chosen is not None:
        return _without_website(BusinessProfile(industry=chosen, chosen_by="owner"), address, wording.NOT_OPENED_CHOSEN)
    guess = guess_trade(count_terms(job_words.items()), all_words=sum(job_words.values()))
    if guess is not None:
        profile = BusinessProfile(industry=guess.industry, chosen_by="job_words", matched_words=guess.words)
        return _without_website(profile, address, wording.NOT_OPENED_JOB_WORDS)
    return _from_website(address, fetch_text) if address else BusinessProfile()


def _known_industry(value: str | None) -> Industry | None:
    text = (value or "").strip().lower()
    return Industry(text) if text in set(Industry) else None


def _without_website(profile: BusinessProfile, address: str, note: str) -> BusinessProfile:
    if not address:
        return profile
    return profile.model_copy(update={"website_status": "not_needed", "website_note": note})


def _from_website(address: str, fetch_text: Callable[[str], str]) -> BusinessProfile:
    try:
        text = fetch_text(address)
    except WebsiteNotRead as reason:
        return BusinessProfile(website_status="failed", website_note=str(reason))
    guess = guess_trade(_page_terms(text))
    return _read_profile(guess)


def _page_terms(text: str) -> Mapping[str, int]:
    counts = count_terms([(text, 1)])
    return Counter({term: min(times, MAX_OF_ONE_TERM) for term, times in counts.items()})


def _read_profile(guess: TradeGuess | None) -> BusinessProfile:
    if guess is None:
        return BusinessProfile(website_status="read", website_note=wording.READ_UNCLEAR)
    return BusinessProfile(
        industry=guess.industry,
        chosen_by="website",
        matched_words=guess.words,
        website_status="read",
        website_note=wording.READ_DECIDED,
    )
