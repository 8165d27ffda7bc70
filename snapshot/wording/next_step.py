"""The words of the one button on a page that says no."""

HOME = "To the first page"
UPLOAD = "Upload your exports"
SNAPSHOTS = "Your snapshots"
SIGN_IN = "Sign in"
PAGE_AGAIN = "Open the page again"
TRY_AGAIN = "Try again"
