"""Sets of answers that many kinds share."""

HEALTHY = frozenset({"healthy"})
SILENT = frozenset({"too_little_data"})
DEBTS = frozenset({"slow_payers", "one_big_debtor"})
# Wrong where something asks for action; a naive reader of price, links and copies would name one of the others.
RESTING = HEALTHY | SILENT
BILLING = frozenset({"price_slippage", "unbilled_work", "duplicate_billing"})
