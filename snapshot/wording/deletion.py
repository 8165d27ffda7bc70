"""What the page of a deletion says: what is gone, and what is not."""

HEADING_SNAPSHOT = "Your snapshot is deleted"
HEADING_EVERYTHING = "Everything is deleted"
INTRO = "It is gone at once and for good. No copy of it is left here that could be opened again."

KINDS = {
    "snapshots": "Snapshots",
    "documents_read": "Sets of documents read from files",
    "waiting_uploads": "Uploads whose files were waiting",
    "remembered_readings": "Choices about how a list is read",
    "requests_for_help": "Requests for remote assist",
    "links": "Links for somebody else",
}
# What belongs to the owner as a whole, so that deleting one snapshot never touches it.
NOT_OF_ONE_SNAPSHOT = frozenset({"remembered_readings", "requests_for_help"})
NONE = "none"
KEPT_ONLY_HERE = (
    "It is kept nowhere but in this browser: for a day, or until your next deletion. Keep a copy if you may need one."
)

# What is not deleted, and why ----------------------------------------------------------------------------------------

OTHER_SNAPSHOTS = (
    "Your other snapshots. One that was made again from the same documents can still be read, but not be run again."
)
OF_THE_FIRST = "The documents that it was made from: they belong to the first snapshot of the same files."
CHOICES_AND_REQUESTS = (
    "What you chose about how your lists are read, and requests for remote assist: they are not part of one snapshot. "
    "“Delete everything” takes them, too."
)
SIGN_IN = (
    "Your sign-in, with the sign-in service, and its email address where it has one: you can go on using it. There is "
    "nothing in it."
)
COOKIE = "A cookie in this browser, with this receipt in it. It opens nothing, and you can clear it."
LOGS = (
    "Lines in the server’s log: when a page was asked for, and the number of the snapshot. They hold no names and "
    "nothing of your files."
)
BACKUPS = "Copies of the whole database, if whoever runs this site makes any: they end when those copies are replaced."
COPIES = "What somebody you gave a link to has saved or printed meanwhile."
