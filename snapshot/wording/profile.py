"""What is said about the owner's website: why it was not opened, why it could not be read, how to type its address."""

# About what was typed.
ADDRESS_UNCLEAR = "That does not look like a website address. Type it like example.com, or leave it empty."
ADDRESS_TOO_LONG = "That website address is very long. Type only its first part, like example.com, or leave it empty."
ADDRESS_SCHEME = "Only ordinary web pages can be read. Type the address like example.com, or leave it empty."
ADDRESS_SIGN_IN = "Please leave out any sign-in name or password, and type the address like example.com."

# About a website that was not needed.
NOT_OPENED_CHOSEN = "Your website was not opened, because you chose your trade yourself."
NOT_OPENED_JOB_WORDS = "Your website was not opened, because your files already say what kind of work you do."

# About a website that could not be read. Each ends by saying that the run goes on without it.
_WITHOUT = "so this snapshot was made without it."
NOT_FOUND = f"No website could be found at that address, {_WITHOUT}"
NOT_PUBLIC = f"That address does not lead to a public website, {_WITHOUT}"
NO_ANSWER = f"Your website did not answer, {_WITHOUT}"
TOO_SLOW = f"Your website took too long to answer, {_WITHOUT}"
NOT_SECURE = f"The secure connection to your website could not be trusted, {_WITHOUT}"
NOT_A_PAGE = f"That address does not hold an ordinary web page, {_WITHOUT}"
ANSWERED_WITH_ERROR = f"Your website answered with an error, {_WITHOUT}"
TOO_MANY_REDIRECTS = f"Your website kept sending us to another address, {_WITHOUT}"

# About a website that was read.
READ_DECIDED = "Your website was read once to see what kind of work you do; its text was not kept."
READ_UNCLEAR = "Your website was read once, but its words do not point to one trade; its text was not kept."
