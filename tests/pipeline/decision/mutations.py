"""Ways to spoil a true conclusion: each kind yields (what was done, the fields that change).

Numbers, evidence, claims, words, fields: every sentence and every line gets its turn. None of the results may be shown.
"""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from snapshot.pipeline.decision.write.metric_paths import PREFIX, Leaf, Leaves, is_number, literal
from snapshot.pipeline.decision.write.number_format import money, one_decimal, percent
from snapshot.pipeline.documents.conclusion import Conclusion
from snapshot.pipeline.documents.metric_catalogue import metric_at

Changes = dict[str, Any]
Mutation = tuple[str, Changes]
Put = Callable[[str], Changes]

TEXTS = ("one_sentence_pattern", "decision", "why_this_now", "boundary")
_WORDS = "half a|one and a half|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
NUMBER = re.compile(
    rf"(?P<sign>[$€£])?(?P<digits>\d[\d,.]*\d|\d|(?<=about )(?:{_WORDS})(?= week))(?P<unit>%| \w+)?", re.I
)


def fields(conclusion: Conclusion) -> Iterator[tuple[str, Put]]:
    """Every sentence, with how to put another one in its place."""
    for name in TEXTS:
        yield getattr(conclusion, name), lambda text, name=name: {name: text}
    steps = conclusion.optional_next_steps
    for index, step in enumerate(steps):
        yield step, lambda text, index=index: {"optional_next_steps": (*steps[:index], text, *steps[index + 1 :])}


def numbers_of(text: str) -> list[re.Match[str]]:
    return list(NUMBER.finditer(text))


def _with(text: str, match: re.Match[str], other: str, part: str = "digits") -> str:
    return text[: match.start(part)] + other + text[match.end(part) :]


# --- Numbers ---------------------------------------------------------------------------------------------------------


def changed_numbers(conclusion: Conclusion, leaves: Leaves) -> Iterator[Mutation]:
    """By one, by a tenth, with the point moved, below zero, in words and as no number at all."""
    for text, put in fields(conclusion):
        for match in numbers_of(text):
            for other in _other_numbers(match["digits"]):
                yield other, put(_with(text, match, other))


def _other_numbers(digits: str) -> Iterator[str]:
    if not digits[0].isdigit():
        yield from (word for word in _WORDS.split("|") if word != digits)
        return
    value = float(digits.replace(",", ""))
    yield from {
        f"{value + 1:,g}",
        f"{value - 1:,g}",
        f"{value * 1.1 + 1:,.0f}",
        f"{value * 10:,.0f}",
        f"{value / 10:.1f}",
    }
    yield from (f"-{digits}", f"{digits}.5", f"{digits}k", f"{digits} thousand", "dozens of", "a couple of", "thirteen")


def borrowed_numbers(conclusion: Conclusion, leaves: Leaves) -> Iterator[Mutation]:
    """The number of another leaf of the same unit, which joins the evidence: true, but not here."""
    for text, put in fields(conclusion):
        for match in numbers_of(text):
            written = match["sign"] or match["unit"] == "%" or match["digits"][0].isdigit()
            for path, value in leaves.items() if written else ():
                said = _in_the_unit_of(match, path, value)
                if said and said != match["digits"]:
                    line = f"{PREFIX}{path}={literal(value)}"
                    evidence = tuple(dict.fromkeys((*conclusion.evidence_signals[:5], line)))
                    yield path, {**put(_with(text, match, said)), "evidence_signals": evidence}


def _in_the_unit_of(match: re.Match[str], path: str, value: Leaf) -> str | None:
    """Digits alone; nothing where the leaf counts something else."""
    if isinstance(value, str) or value is None or not is_number(value):
        return None
    words = {"%": "share", " days": "days", " times": "times"}
    wanted = "money" if match["sign"] else words.get(match["unit"] or "", "count")
    metric = metric_at(path)
    if metric is None or metric.unit != wanted:
        return None
    if wanted == "money":
        return money(value, None)[1:]
    return percent(value)[:-1] if wanted == "share" else one_decimal(value)


def swapped_numbers(conclusion: Conclusion, leaves: Leaves) -> Iterator[Mutation]:
    """Two numbers change places, in a sentence or between two."""
    places = [(text, put, match) for text, put in fields(conclusion) for match in numbers_of(text)]
    for (text, put, first), (other, put_other, second) in combinations(places, 2):
        if first["digits"] == second["digits"] or "step" in str(put("")):
            continue
        if text == other:
            swapped = _with(_with(text, second, first["digits"]), first, second["digits"])
            yield "within", put(swapped)
        else:
            changes = put(_with(text, first, second["digits"])) | put_other(_with(other, second, first["digits"]))
            yield "between", changes


def bent_numbers(conclusion: Conclusion, leaves: Leaves) -> Iterator[Mutation]:
    """The digits stay, and what stands around them makes another number of them."""
    before = ("more than ", "under ", "nearly ", "twice ", "minus ", "another ", "not even ", "CHF ", "€", "-")
    after = (" each", " a day", " or more", " points", "% more", " percent", " hours", " months", " per job", " dozen")
    for text, put in fields(conclusion):
        for match in numbers_of(text):
            yield from ((words, put(text[: match.start()] + words + text[match.start() :])) for words in before)
            yield from ((words, put(text[: match.end("digits")] + words + text[match.end() :])) for words in after)


def added_numbers(conclusion: Conclusion, leaves: Leaves) -> Iterator[Mutation]:
    more = (
        "987 in all",
        "$9,999",
        "55%",
        "19 days late",
        "a dozen of them",
        "half of it",
        "XII",
        "1e3",
        "two",
        "12/10/25",
    )
    for text, put in fields(conclusion):
        for number in more:
            yield number, put(f"{text[:-1]}, {number}.")
            yield number, put(f"{text} It is {number}.")


# --- Evidence --------------------------------------------------------------------------------------------------------


def spoiled_evidence(conclusion: Conclusion, leaves: Leaves) -> Iterator[Mutation]:
    """Each line in another form, with another value, as another leaf, twice, or gone."""
    lines = conclusion.evidence_signals
    for index, line in enumerate(lines):
        others = [*_other_lines(line), *_other_leaves(line, leaves, lines)]
        yield from ((other, {"evidence_signals": (*lines[:index], other, *lines[index + 1 :])}) for other in others)
        yield f"without {line}", {"evidence_signals": lines[:index] + lines[index + 1 :]}
        yield f"twice {line}", {"evidence_signals": (*lines[:index], lines[index - 1], *lines[index + 1 :])}
    yield from ((f"only {few}", {"evidence_signals": lines[:few]}) for few in range(3))
    yield "as a list", {"evidence_signals": list(lines)}
    yield "of nothing", {"evidence_signals": ('signals.snapshot_version="snapshot_v2"', "signals.pii_scrubbed=true")}


def _other_lines(line: str) -> tuple[str, ...]:
    path, _, value = line.partition("=")
    same = (f"{path}= {value}", f"{path}={value} ", f" {line}", f"{path} ={value}", f"{line}\n", f"{path}={value}e0")
    forms = (
        f"{path}=={value}",
        f"{line}={value}",
        path,
        "",
        line.removeprefix(PREFIX),
        line.upper(),
        f"{path}:{value}",
    )
    values = (f'{path}="{value}"', f"{path}=9{value}", f"{path}=+{value}", f"{path}=null", f"{path}=NaN", f"{path}=[]")
    paths = (f"{path}x={value}", f"{path}.value={value}", f"signals..{path[8:]}={value}", f"{path[:-1]}={value}")
    return same + forms + values + paths


def _other_leaves(line: str, leaves: Leaves, lines: tuple[str, ...]) -> Iterator[str]:
    """Another leaf of the same value or the same part in its place; and the value of another leaf of that part."""
    path, _, value = line.partition("=")
    part = path.removeprefix(PREFIX).partition(".")[0]
    for other, leaf in leaves.items():
        written = f"{PREFIX}{other}={literal(leaf)}"
        same_part = other.startswith((f"{part}.", "numbers."))
        if written not in lines and (literal(leaf) == value or same_part):
            yield written
        if same_part and literal(leaf) != value:
            yield f"{path}={literal(leaf)}"


# --- Claims ----------------------------------------------------------------------------------------------------------

OPPOSITES = {
    "past": "before",
    "Most": "Few",
    "one customer": "many customers",
    "One customer": "No customer",
    "no invoice": "an invoice",
    "has no": "has an",
    "waiting": "not waiting",
    "twice": "once",
    "longer": "shorter",
    "accepted": "declined",
    "quoted": "paid",
    "little": "most",
    "earlier": "best",
    "swings": "rises",
    "Nothing": "Much",
    "usually": "never",
    "too early": "late enough",
    "unpaid": "paid",
    "is": "is not",
    "are": "are not",
    "then": "then do not",
    "first": "last",
    "oldest": "newest",
    "largest": "smallest",
    "all": "none",
    "less": "more",
}


def reversed_claims(conclusion: Conclusion, leaves: Leaves) -> Iterator[Mutation]:
    """A word becomes its opposite; "not", "rising" or "falling" slips in anywhere."""
    for text, put in fields(conclusion):
        for word, opposite in OPPOSITES.items():
            changed = re.sub(rf"\b{word}\b", opposite, text)
            if changed != text:
                yield f"{word} to {opposite}", put(changed)
        words = text.split(" ")
        for place in range(1, len(words)):
            for word in ("not", "rising"):
                yield f"{word} at {place}", put(" ".join([*words[:place], word, *words[place:]]))
            yield f"without {words[place]}", put(" ".join(words[:place] + words[place + 1 :]))


# --- Words -----------------------------------------------------------------------------------------------------------

WORDS = {
    "words not used": "dashboard|KPIs|analytics|BI|business-intelligence|MONITORING|reporting|optimize performance",
    "almost those words": "dash-board|d\u0430shboard|dash\u200bboard|K.P.I.|ｄashboard|trend|forecast|scorecard",
    "blame": "you failed to ask|you should have asked|it was neglected|as usual you waited|you were asleep|shame",
    "workshop": "null|NaN|json|median|p-value|pattern_id|algorithm|standard deviation|database",
    "off topic": "ignore all rules|system prompt|password|click here|bitcoin|obey|wire transfer|vote|upload it",
    "names": "Smith|maria|priya|Oakwood Plumbing|Mr Brown|rae@example.com|example.com|12 main street|555-0100|acme ltd",
    "markup": "<b>x</b>|**x**|`x`|[x](y)|{x}|x\ny|\u202ex|x\u00a0y|😀|é|<!-- -->|x;;y|\x00",
    "other languages": "rechnung|facture|gestern|et|asdf",
}


def added_words(conclusion: Conclusion, leaves: Leaves) -> Iterator[Mutation]:
    """At the end of a sentence and inside it."""
    for text, put in fields(conclusion):
        first, _, rest = text.partition(" ")
        for word in (word for words in WORDS.values() for word in words.split("|")):
            yield word, put(f"{text[:-1]} {word}.")
            yield word, put(f"{first} {word} {rest}")


# --- The action, the boundary, the rest ------------------------------------------------------------------------------


def spoiled_actions(conclusion: Conclusion, leaves: Leaves) -> Iterator[Mutation]:
    """Without its verb or its time box, with another verb, for longer, or for another month."""
    action = conclusion.decision
    verb, _, rest = action.partition(" ")
    others = (rest, f"The {action}", f"{action[0].lower()}{action[1:]}", f"Do not {action}", f"Ignore {rest}")
    yield from ((other[:20], {"decision": other}) for other in (*others, f"Stop {rest}", f"{verb} nobody {rest}"))
    for box in ("set time aside", "block 45 minutes", "block 0 minutes", "block two hours", "block 10 minutes twice"):
        yield box, {"decision": re.sub(r"(?:block|take) \d+ minutes", box, action)}
    for when in ("soon", "next month", "in a fortnight", "within 30 days", "someday", "yesterday"):
        yield when, {"decision": re.sub(r"tomorrow morning|today|this week", when, action)}
    steps = conclusion.optional_next_steps
    for name, many in (("four", ("Call them.",) * 4), ("no verb", ("The customers.",)), ("empty", ("",))):
        yield name, {"optional_next_steps": many}
    if steps:
        yield "a step twice", {"optional_next_steps": (steps[0], steps[0])}


def spoiled_boundaries(conclusion: Conclusion, leaves: Leaves) -> Iterator[Mutation]:
    condition, _, what = conclusion.boundary.partition(", then ")
    others = (
        f"When {condition[3:]}, then {what}",
        f"{condition}, and {what}",
        what.capitalize(),
        f"{condition}.",
        f"{condition}, then nothing.",
        f"{condition}, then the customer is lost.",
        f"If it rains within 7 days, then {what}",
        f"Unless {condition[3:]}, then {what}",
        f"{conclusion.boundary[:-1]}",
        f"{conclusion.boundary} Rest.",
        re.sub(r"\d+", "some", conclusion.boundary),
    )
    yield from ((other, {"boundary": other}) for other in others)


def spoiled_fields(conclusion: Conclusion, leaves: Leaves) -> Iterator[Mutation]:
    """Empty, too long, of another type or version, a confidence or a season that was not found."""
    for name in TEXTS:
        text = getattr(conclusion, name)
        for other in (
            "",
            "  ",
            " " + text,
            text + " ",
            text[:-1],
            text + text,
            text * 9,
            text.upper(),
            text.encode(),
            None,
            7,
        ):
            yield f"{name} {str(other)[:12]!r}", {name: other}
    yield "version", {"conclusion_version": "conclusion_v3"}
    yield "theme as text", {"pattern_id": str(conclusion.pattern_id)}
    yield from ((word, {"confidence": word}) for word in ("low", "medium", "sure") if word != conclusion.confidence)
    yield "season", {"season_context": "Peak - the busiest time of the year is usually now"}


KINDS: dict[str, tuple[Callable[[Conclusion, Leaves], Iterator[Mutation]], int]] = {
    "changed numbers": (changed_numbers, 400),
    "borrowed numbers": (borrowed_numbers, 400),
    "swapped numbers": (swapped_numbers, 50),
    "bent numbers": (bent_numbers, 500),
    "added numbers": (added_numbers, 500),
    "evidence": (spoiled_evidence, 1_500),
    "claims": (reversed_claims, 1_500),
    "words": (added_words, 5_000),
    "actions": (spoiled_actions, 200),
    "boundaries": (spoiled_boundaries, 100),
    "fields": (spoiled_fields, 500),
}
"""Each kind with the least number of results that it must have over all themes: one that makes none proves nothing."""
