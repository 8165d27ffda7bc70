"""Customers that nobody has: first names with surnames that do not exist, and firms that never were."""

from itertools import cycle, islice

FIRST_NAMES = (
    "Ada", "Bruno", "Cleo", "Dexter", "Edie", "Felix", "Greta", "Hugo", "Ines", "Jonah", "Kira", "Leopold", "Mabel",
    "Nils", "Olive", "Percy", "Quinta", "Rufus", "Selma", "Tobias", "Una", "Vito", "Winnie",
)  # fmt: skip
SURNAMES = (
    "Thistlewhit", "Puddlecombe", "Larkenfold", "Brambleshaw-Moth", "Quillhaven", "Merrowdabble", "Fennimoss",
    "Hazelbrisk", "Ottermoor", "Dapplestoat", "Windlecroak", "Pepperwhistle", "Candlethorn", "Tumblebrook",
    "Snowberrie", "Gladwhistle", "Copperwink", "Honeyfern", "Brindlemoor", "Rowanquill", "Elderspoon",
)  # fmt: skip
FIRMS = (
    "Marigold Moon Bakery", "Otter & Oak Hardware", "Tin Lantern Books", "Blue Kettle Diner", "Paper Crane Preschool",
    "Three Herons Dental", "Velvet Acorn Theater", "Copper Snail Cycles", "Hollow Pumpkin Toys", "Gingham Whale Gym",
)  # fmt: skip


def people(count: int) -> list[str]:
    """``count`` private customers; up to some four hundred are all different."""
    return [f"{first} {last}" for first, last in islice(zip(cycle(FIRST_NAMES), cycle(SURNAMES)), count)]
