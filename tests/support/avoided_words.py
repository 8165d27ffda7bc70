"""Words that no sentence of this product may hold: nobody is blamed, and nobody reads the words of the workshop."""

import re

# Describe the pile, not the person.
SHAMING = (
    r"you\s+(?:have\s+|had\s+)?(?:failed|forgot|forgotten|neglected|ignored|missed|messed|let|allowed|lost|wasted)",
    r"you\s+(?:did\s+not|didn't|never|do\s+not|don't|cannot|can't)",
    r"should(?:n't)?\s+(?:not\s+)?have",
    r"(?:neglect|neglected|neglectful|negligent|careless|sloppy|lazy|irresponsible|incompetent|bad|poor)",
    r"(?:your\s+)?(?:fault|failure|failures|mistake|mistakes)",
    r"(?:blame|ashamed|shame|shameful|embarrassing|excuse|excuses)",
)

# Words of the workshop, not of the owner.
TECHNICAL = (
    r"(?:null|nan|none\s+value|json|csv\s+parser|python|pandas|regex|undefined|signals?|leaf|pattern_id)",
    r"(?:median|percentile|dispersion|censored|p-value|kaplan|wilson|bootstrap|confidence\s+interval)",
)

# A text that was written for a machine, or that wants something else of the reader.
OFF_TOPIC = (
    r"(?:previous|prior|above|these|following|system|your)\s+(?:instructions?|prompts?)",
    r"(?:ignore|disregard|override)\s+(?:all|any|every|the|previous|prior|your)",
    r"(?:prompts?|jailbreak|chatbot|language\s+model|as\s+an\s+ai)",
    r"(?:passwords?|passcodes?|credentials?|api\s+keys?|bitcoins?|gift\s+cards?|credit\s+cards?)",
    r"(?:click|download|install|log\s+in|log\s+into|sign\s+in)",
)

_AVOIDED = re.compile(rf"(?<![\w-])(?:{'|'.join((*SHAMING, *TECHNICAL, *OFF_TOPIC))})(?![\w-])", re.IGNORECASE)


def avoided_in(text: str) -> str:
    """The first avoided word of ``text``; "" where it holds none."""
    found = _AVOIDED.search(text)
    return found.group(0) if found else ""
