"""What the action names of its pile."""

from snapshot.pipeline.documents.metric_catalogue.metric import Metric

_WHO = (
    "The customers with the most money come first, as many as fit into the block of minutes, or into {longest_block} "
    "minutes where that is needed to name at least {enough} of the money."
)
_NAMED = "The action names {action.documents:document} worth {action.amount:money}."

ACTION = (
    Metric("action.theme", "text", "What the action is about", "The pressure whose documents the action names."),
    Metric("action.customers", "count", "Customers that the action names", _WHO, (_NAMED,)),
    Metric("action.documents", "count", "Documents that the action names", f"All documents of those customers. {_WHO}"),
    Metric(
        "action.amount",
        "money",
        "Money that the action names",
        f"The amounts of all documents of those customers, added up. {_WHO}",
        ("It names {action.documents:document}.",),
    ),
    Metric(
        "action.share_of_pile",
        "share",
        "Part of the money that the action names",
        "The money that the action names, divided by all the money of the same kind.",
        (_NAMED,),
    ),
    Metric(
        "action.oldest_days",
        "days",
        "Age of the oldest document that the action names",
        "Days up to {day}: from the due date of an invoice, from the approval of a quote or from its creation.",
        (_NAMED,),
    ),
)
