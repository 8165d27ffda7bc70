"""What the validator says of a rule that failed. Never repeats the text it refused."""

NOT_SHAPED = "a field is missing, extra, empty, too long or of another type"
CHARACTERS = "a sentence holds characters that plain English does not need"
OWN_WORDS = "the sentences are not those that belong to this theme and these facts"
ONE_SENTENCE = "the takeaway is not one sentence"
ONE_OR_TWO_NUMBERS = "the takeaway does not hold one or two numbers"
EVIDENCE_COUNT = "there are not three to six different lines of evidence"
EVIDENCE_FORM = "a line of evidence does not read signals.<path>=<value>"
EVIDENCE_PATH = "a line of evidence names something that the snapshot does not hold"
EVIDENCE_VALUE = "a line of evidence does not equal the snapshot"
OTHER_EVIDENCE = "the evidence is not what these sentences rest on"
OFF_THEME = "fewer than two lines of evidence are about the theme"
CLAIM = "the snapshot does not bear out the theme"
RUNNER_UP = "what came second is what came first"
NO_VERB = "the action or an optional step does not begin with a verb"
NO_TIME_BOX = "the action has no block of up to thirty minutes within seven days"
BOUNDARY = 'the boundary does not read "If ..., then ..." with a number or a date'
SEASON = "the season line does not follow from the snapshot"
CONFIDENCE = "the word for the confidence does not fit its probability"
NOT_SOFT = "a low confidence is not said softly"
FORBIDDEN = "a sentence holds a word that is not used here"
NAME = "a sentence may name a person or a place to contact"


def ungrounded(where: str) -> str:
    """``where`` is the name of the sentence."""
    return f"a number in the {where} is not what the evidence says"
