"""Text that a slow pattern or parser chokes on: long runs of what patterns look for."""

LENGTH = 200_000

_PIECES = {
    "letters": "a",
    "accented letters": "ß",
    "at signs": "@",
    "letter and at sign": "a@",
    "dots": ".",
    "letter and dot": "a.",
    "digits": "1",
    "digit and comma": "1,",
    "zeros": "0",
    "blanks": " ",
    "tabs": "\t",
    "lines": "a\n",
    "combining marks": "\u0301",
    "right-to-left marks": "\u202e",
    "hyphens": "-",
    "slashes": "/",
    "semicolons": "a=b;",
    "quotation marks": '"',
    "backslashes": "\\",
    "percent signs": "%41",
    "angle brackets": "<a",
    "parentheses": "(",
}


def hostile_texts(length: int = LENGTH) -> dict[str, str]:
    """Texts of ``length`` characters by what they are made of; the last character keeps a pattern from matching."""
    return {name: (piece * length)[: length - 1] + "!" for name, piece in _PIECES.items()}
