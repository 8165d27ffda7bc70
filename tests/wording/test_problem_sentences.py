"""Whatever is wrong with a file, its sentence says what to try, and blames nobody."""

import re

import pytest

from snapshot.wording.file_problems import PROBLEMS, problem_message
from tests.page_rules import FORBIDDEN_WORDS

BLAME = re.compile(
    r"\b(invalid|wrong|illegal|bad|fail(ed|ure)?|error|must|cannot|corrupt|unsupported)\b", re.IGNORECASE
)


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_problem_says_what_to_try(code):
    sentence = PROBLEMS[code]
    assert re.search(r"\bplease\b", sentence, re.IGNORECASE), "ask for something that helps"
    assert sentence.endswith(".")
    assert len(sentence) <= 200
    assert not BLAME.search(sentence)
    assert not FORBIDDEN_WORDS.search(sentence)


def test_a_problem_without_a_sentence_of_its_own_still_has_one():
    assert problem_message("from another version") == PROBLEMS["unexpected"]
