"""What is said of sample businesses."""

BUTTONS = {
    "hvac": "Heating and cooling",
    "bbq_restaurant": "Barbecue and catering",
    "contractor": "Contractor",
    "landscaping": "Landscaping",
    "plumbing": "Plumbing",
    "electrician": "Electrician",
    "general_local_service": "House cleaning",
}
MARK = "SAMPLE"
NOTE = "This is a sample: an invented business."
CSV_HEADER, CSV_MARK = ("sample",), (MARK,)  # one more column
FILE_NAME = "sample-"
