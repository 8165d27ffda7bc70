"""What is said around signing in. Nothing here tells whether an address has an account: right and wrong sound alike."""

# Fields --------------------------------------------------------------------------------------------------------------

EMAIL_MISSING = "Enter your email address."
EMAIL_FORM = "Check the email address: it has an @ and a dot, like ann@example.com."
EMAIL_LONG = "Shorten the email address to 254 characters or fewer."
PASSWORD_MISSING = "Enter your password, or have a link sent to you instead."  # noqa: S105 - a sentence
PASSWORD_SHORT = "Choose a password of 8 characters or more. A few words in a row are fine."  # noqa: S105
PASSWORD_LONG = "Shorten the password to 72 characters or fewer."  # noqa: S105
PASSWORD_WEAK = "Choose another password: this one is too short, or too easy to guess."  # noqa: S105

# Refusals ------------------------------------------------------------------------------------------------------------

NOT_TOGETHER = (
    "This email address and password do not go together, or the address is not confirmed yet. Check both, or have a "
    "link sent to you: it works without the password."
)
LINK_OVER = (
    "This link has been used already, is too old, or was asked for in another browser. Have a new one sent to you, and "
    "open it in the browser where you asked for it."
)
GUESTS_CLOSED = "Trying it without an account is not possible here right now. Please sign in, or make an account."
TOO_MANY_TRIES = "Those were many tries in a short time. Please wait five minutes, then try again. Nothing is locked."
MAIL_PAUSED = "We cannot send another email just yet. Please wait a minute, and look into your spam folder meanwhile."
SIGN_IN_UNAVAILABLE = "Signing in does not work right now. Nothing was changed. Please try again in a minute."
UNAVAILABLE_HEADING = "We cannot sign you in just now"
TOO_MANY_HEADING = "Please wait a moment"

# Confirmations -------------------------------------------------------------------------------------------------------

PLEASE_SIGN_IN = "Please sign in first. Then we take you to the page that you asked for."
SIGNED_OUT_MEANWHILE = "You were signed out meanwhile. Please sign in once more; what you have made is still here."
SIGNED_OUT = "You are signed out. Nothing of yours can be seen in this browser any more."
GUEST_BEGUN = "You can try everything now. To keep what you make, make an account before you leave this browser."
EVERYTHING_STAYS = "Your account is ready. What you made while you tried is in it."


def signed_in(email: str) -> str:
    """``email`` as the project has it; empty for a guest."""
    return f"You are signed in as {email}." if email else "You are signed in."
