"""How many points the meaning of a column adds to each kind of list."""

# Strong meanings name the document, weak ones only go with it.
INVOICE_POINTS = {
    "invoice_number": 4,
    "due": 2,
    "balance": 2,
    "amount_paid": 1,
    "paid": 1,
    "paid_mark": 2,
    "credit_number": 1,
}
QUOTE_POINTS = {"quote_number": 4, "approved": 3, "declined": 3, "expires": 2, "converted": 2, "approved_mark": 2}
PAYMENT_POINTS = {
    "method": 3,
    "transaction_number": 3,
    "tip": 1,
    "fee": 2,
    "refund": 1,
    "paid": 2,
    "deposit": 1,
    "payout": 3,
}
JOB_POINTS = {"job_number": 4, "scheduled": 2, "completed": 2, "scheduled_end": 2, "job_total": 2}
CUSTOMER_POINTS = {
    "first_name": 2,
    "last_name": 2,
    "email": 2,
    "phone": 2,
    "address": 2,
    "customer": 1,
    "customer_number": 1,
}
