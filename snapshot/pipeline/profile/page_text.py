"""The words of a web page, in time linear in its length whatever it holds.

Written by hand because the standard library's parser, on the Python versions that we support, needs minutes for
200 kB of repeated "<a ": its time grows with the square of what a stranger sends.
"""

import html
import re

MAX_TAG_CHARACTERS = 2000
_HIDDEN = re.compile(r"<!--|<(script|style|template)\b", re.IGNORECASE)
_HIDDEN_ENDS = {
    name: re.compile(end, re.IGNORECASE)
    for name, end in {
        "": "-->",
        "script": r"</script\b[^<>]*>?",
        "style": r"</style\b[^<>]*>?",
        "template": r"</template\b[^<>]*>?",
    }.items()
}
_TAG = re.compile(r"<[^<>]*>")  # stops at the next "<", so that unclosed tags cost nothing
_META_NAME = re.compile(
    r"""<meta\b[^<>]*\b(?:name|property)=["']?(?:og:)?(?:description|title|keywords)\b""", re.IGNORECASE
)
_CONTENT = re.compile(r"""\bcontent=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def page_text(page: str) -> str:
    """What a reader of ``page`` (HTML) sees, and its description for search engines, as one line of plain text."""
    visible = _without_hidden(page)
    described = " ".join(_meta_texts(visible))
    return " ".join(html.unescape(f"{described} {_TAG.sub(' ', visible)}").split())


def _without_hidden(page: str) -> str:
    """``page`` without comments, scripts, styles and templates; one that never ends takes the rest with it."""
    kept: list[str] = []
    position = 0
    while hidden := _HIDDEN.search(page, position):
        kept.append(page[position : hidden.start()])
        end = _HIDDEN_ENDS[(hidden.group(1) or "").lower()].search(page, hidden.end())
        if end is None:
            return " ".join(kept)
        position = end.end()
    return " ".join([*kept, page[position:]])


def _meta_texts(page: str) -> list[str]:
    tags = (tag.group() for tag in _TAG.finditer(page) if tag.end() - tag.start() <= MAX_TAG_CHARACTERS)
    contents = (_CONTENT.search(tag) for tag in tags if _META_NAME.match(tag))
    return [content.group(1) or content.group(2) or "" for content in contents if content]
