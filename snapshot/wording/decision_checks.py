"""What the validator says of a rule that did not hold. Never repeats the text that it refused."""

NOT_SHAPED = "a field is missing, extra, empty, too long or of another type"
CHARACTERS = "a sentence holds characters that plain English does not need"
ONE_SENTENCE = "the takeaway is not one sentence"
ONE_NUMBER = "the takeaway does not hold exactly one number"
EVIDENCE_COUNT = "there are not three to six different lines of evidence"
EVIDENCE_FORM = "a line of evidence does not read signals.<path>=<value>"
EVIDENCE_PATH = "a line of evidence names something that the snapshot does not hold"
EVIDENCE_VALUE = "a line of evidence does not equal the snapshot"
OFF_THEME = "fewer than two lines of evidence are about the theme"
CLAIM = "the snapshot does not bear out the theme"
NO_VERB = "the action or an optional step does not begin with a verb"
NO_TIME_BOX = "the action has no block of up to thirty minutes within seven days"
BOUNDARY = 'the boundary does not read "If ..., then ..." with a number or a date'
SEASON = "the season line does not follow from the snapshot"
CONFIDENCE = "the word for the confidence does not fit its probability"
NOT_SOFT = "a low confidence is not said softly"
FORBIDDEN = "a sentence holds a word that is not used here"
SHAMING = "a sentence speaks of a failing instead of the pile"
TECHNICAL = "a sentence holds a word of the workshop"
OFF_TOPIC = "a sentence speaks of something other than the business"
NAME = "a sentence may name a person or a place to contact"


def ungrounded(number: str, where: str) -> str:
    """``number`` as it stands in the sentence, digits and signs only."""
    return f"{number} in the {where} is not what the evidence says"
