"""A shared result as its reader sees it, and the links to one as its owner does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from snapshot.presentation import formats
from snapshot.presentation.present import present_artifact
from snapshot.presentation.view_models import Artifact
from snapshot.services.share import OpenedLink
from snapshot.store.protocol import SharedLink
from snapshot.wording import sharing as wording


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link that works. It has no name: nobody but those who have it knows how it reads."""

    link_id: str
    made_at: str
    until: str


@dataclass(frozen=True, slots=True)
class SharedPage:
    """``notice`` says what this is and until when."""

    artifact: Artifact
    notice: str


def present_links(links: Sequence[SharedLink]) -> tuple[LinkLine, ...]:
    """A line for each, in their order."""
    return tuple(
        LinkLine(link.link_id, formats.moment(link.created_at), formats.day(link.expires_at.date())) for link in links
    )


def present_shared(opened: OpenedLink) -> SharedPage:
    """The page of the owner without what is the owner's to do: nothing can be run again, and nobody is written to.

    Sources are named, not linked to: the page leads to no other site.
    """
    owners = present_artifact(opened.results)
    watch = tuple(replace(topic, source_link=None) for topic in owners.watch)
    artifact = replace(owners, heading=wording.HEADING, watch=watch, words_to_send=None, can_run_again=False)
    return SharedPage(artifact, wording.shared_until(formats.day(opened.until.date())))
