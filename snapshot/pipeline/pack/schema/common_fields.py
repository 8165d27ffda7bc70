"""Fields that several kinds of lists have. Each kind lists its own in ``fields``."""

from snapshot.pipeline.pack.schema.field import Field

CUSTOMER = Field(
    "customer",
    ("customer",),
    "name",
    "Customer",
    "Who gets the document; names are not kept.",
    frame_column="customer",
    filled_elsewhere=True,
)
_NAMES = (CUSTOMER, *(Field(name, (name,), "name") for name in ("first_name", "last_name", "email", "phone")))
WHO = (*_NAMES, Field("customer_number", ("customer_number",), "name"))

NUMBER = Field(
    "number", ("number",), "number", "Number", "What you call the document by.", frame_column="number", identifies=True
)
QUOTE_LINK = Field("quote_number", ("quote_number",), "link", "Quote number", frame_column="quote_number")
INVOICE_LINK = Field("invoice_number", ("invoice_number",), "link", "Invoice number", identifies=True)
PAID = Field("paid", ("paid",), "day", "Date paid", "The day the money came in.", frame_column="paid")
APPROVED = Field(
    "approved",
    ("approved",),
    "day",
    "Date approved",
    "The day the customer said yes.",
    frame_column="approved",
    optional=True,
)
TOTAL = Field(
    "total",
    ("total", "amount"),
    "amount",
    "Total",
    "With tax, before anything was paid.",
    frame_column="total_cents",
    asked=True,
    gives_total=True,
)
NET = Field("net", ("net",), "amount", "Total without tax", frame_column="total_cents", gives_total=True)
TAX = Field("tax", ("tax",), "amount", "Tax")
LINES = (
    Field(
        "line_total",
        ("line_total", "line_amount"),
        "amount",
        "Total of one line",
        frame_column="total_cents",
        per_line=True,
        gives_total=True,
    ),
    Field("line_tax", ("line_tax",), "amount"),
    Field("quantity", ("quantity",), "amount", per_line=True),
    Field("unit_price", ("unit_price",), "amount", per_line=True, gives_total=True),
)
# The words of a status are looked at beside its header: its column is chosen on its own.
STATUS = Field("status", (), "status", "Status", frame_column="state", asked=True, tells_outcome=True)
TYPE = Field("type", ("type",), "word", "Kind of entry")
CURRENCY = Field("currency", ("currency",), "currency", "Currency")
DESCRIPTION = Field("description", ("description",), "text", "Kind of work")
NOTE = Field("note", ("note",))
REFERENCE = Field("reference", ("reference",))
