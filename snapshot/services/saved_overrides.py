"""The owner's import choices, saved per workspace and header layout. Column names only."""

from collections.abc import Mapping

from pydantic import ValidationError

from snapshot.pipeline.documents.upload import ChoicesByLayout, ReadingChoices
from snapshot.services.context import RunContext

Words = Mapping[str, Mapping[str, str]]
LONGEST_LAYOUT = 64
LONGEST_CHOICES = 20_000  # characters of JSON: a list with hundreds of long column names stays well below


def recall(context: RunContext, workspace_id: str) -> ChoicesByLayout:
    """The remembered choices by layout; what can no longer be read counts as never said."""
    stored = context.store.list_choices(workspace_id)
    read = {layout: _read(choices_json) for layout, choices_json in stored.items()}
    return {layout: choices for layout, choices in read.items() if choices is not None}


def remember(context: RunContext, workspace_id: str, answers: ChoicesByLayout) -> None:
    """Add the answers to what is remembered: each one replaces the earlier answer to the same question only."""
    known = recall(context, workspace_id) if answers else {}
    for layout, answer in answers.items():
        choices_json = joined(known.get(layout), answer).model_dump_json()
        if 0 < len(layout) <= LONGEST_LAYOUT and len(choices_json) <= LONGEST_CHOICES:
            context.store.remember_choices(workspace_id, layout, choices_json)


def forget(context: RunContext, workspace_id: str, layout: str) -> bool:
    """Let the reader decide again about this layout. ``False``: nothing was remembered."""
    return context.store.forget_choices(workspace_id, layout)


def joined(known: ReadingChoices | None, answer: ReadingChoices) -> ReadingChoices:
    if known is None:
        return answer
    category = answer.category or known.category
    # Columns were chosen for one kind of list; another kind has other roles.
    earlier = known.columns if category == known.category else {}
    return ReadingChoices(
        category=category,
        date_order=answer.date_order or known.date_order,
        columns={**earlier, **answer.columns},
        currency=known.currency if answer.currency is None else answer.currency,
        words=_joined_words(known.words if category == known.category else {}, answer.words),
    )


def _joined_words(known: Words, answer: Words) -> Words:
    return {header: {**known.get(header, {}), **answer.get(header, {})} for header in {**known, **answer}}


def _read(choices_json: str) -> ReadingChoices | None:
    try:
        return ReadingChoices.model_validate_json(choices_json)
    except ValidationError:
        return None
