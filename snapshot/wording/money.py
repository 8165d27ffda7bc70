"""How an amount is written to the cent."""

SIGNS = {"USD": "$", "CAD": "$", "AUD": "$", "NZD": "$", "EUR": "€", "GBP": "£"}


def currency_sign(currency: str | None) -> str:
    """What stands before an amount, with the space where it is a code; ``$`` without a currency."""
    if not currency:
        return "$"
    return SIGNS.get(currency.upper(), f"{currency.upper()} ")


def to_the_cent(amount: float, currency: str | None = None) -> str:
    """``$14,150.00``: two decimals, and the sign of the currency."""
    minus = "-" if round(amount, 2) < 0 else ""
    return f"{minus}{currency_sign(currency)}{abs(amount):,.2f}"
