"""How an amount is written, and which sign stands before it. One place for pages, files, messages and terminals.

The signs are those of Unicode's CLDR for English as written in the United States. Each is one currency's alone, so that
two sums on a page are never taken for the same money: Canadian dollars are CA$. A bare $ is the U.S. dollar, or the
sign that a file writes itself without naming a currency. Other currencies stand by their code: "CHF 1,200.00".
"""

SIGNS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "CAD": "CA$",
    "AUD": "A$",
    "NZD": "NZ$",
    "HKD": "HK$",
    "TWD": "NT$",
    "MXN": "MX$",
    "BRL": "R$",
    "JPY": "¥",
    "CNY": "CN¥",
    "INR": "₹",
    "ILS": "₪",
    "KRW": "₩",
    "PHP": "₱",
    "VND": "₫",
}
# What a file may write beside its amounts without naming a currency.
CHARACTERS, WORDS = "$€£¥₹₪₩₱₫₽฿", ("kr", "zł", "Kč", "Ft", "lei", "Rs")
# What stands before an amount in a sentence: a sign, or letters with a space ("CHF ", "kr ").
SIGN = rf"(?<![^\W\d_])(?:[A-Z]{{0,2}}[{CHARACTERS}]|(?:[A-Z]{{3}}|{'|'.join(WORDS)}) )"


def currency_sign(currency: str | None) -> str:
    """What stands before an amount, with the space where it is letters; nothing where no currency is known.

    ``currency`` is an ISO 4217 code, or the bare sign that a file writes ("$", "kr").
    """
    sign = SIGNS.get(currency.upper(), currency) if currency else ""
    return f"{sign} " if sign.isalpha() else sign


def to_the_cent(amount: float, currency: str | None = None) -> str:
    """``$14,150.00``: two decimals, and the sign of the currency."""
    minus = "-" if round(amount, 2) < 0 else ""
    return f"{minus}{currency_sign(currency)}{abs(amount):,.2f}"
