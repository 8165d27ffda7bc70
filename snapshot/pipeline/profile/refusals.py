"""Why a website was not read, as exceptions that carry the sentence for the owner."""

from snapshot.wording import profile as wording


class WebsiteAddressUnclear(ValueError):
    """What was typed cannot be the address of a website. The text of the exception is shown beside the field."""


class WebsiteNotRead(Exception):
    """A website could not, or may not, be read. The text is one plain sentence; the run goes on without the page."""

    def __init__(self, sentence: str = wording.NO_ANSWER) -> None:
        super().__init__(sentence)
