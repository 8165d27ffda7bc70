"""What each trade does and what it takes for it, in whole dollars."""

from snapshot.samples.trading import Job

SUMMER, WINTER = (5, 6, 7, 8, 9), (10, 11, 12, 1, 2, 3, 4)
SPRING, AUTUMN = (3, 4, 5), (9, 10, 11)
GROWING, COLD = (4, 5, 6, 7, 8, 9, 10), (11, 12, 1, 2, 3)

HVAC_CALLS = (
    Job("AC tune-up", 119, 169, SUMMER),
    Job("AC not cooling, diagnosed", 149, 289, SUMMER),
    Job("Capacitor replaced", 219, 348, SUMMER),
    Job("Furnace tune-up", 129, 179, WINTER),
    Job("No heat, igniter replaced", 249, 419, WINTER),
    Job("Flame sensor cleaned", 139, 199, WINTER),
    Job("Thermostat installed", 189, 345),
    Job("Blower motor replaced", 489, 890),
    Job("Condensate line cleared", 139, 229),
)
HVAC_SYSTEMS = (
    Job("Ductwork repair", 780, 2100),
    Job("Mini-split, one room", 2900, 4600),
    Job("Furnace replacement", 3900, 6400),
    Job("AC condenser replacement", 3400, 5900),
)
HVAC_LARGE = (
    Job("Heat pump system", 8400, 12900),
    Job("Furnace and AC replacement", 7800, 11600),
)

CATERING = (
    Job("Graduation party, pulled pork trays", 380, 940, (5, 6)),
    Job("Backyard barbecue for 40", 620, 1180, SUMMER),
    Job("Holiday party buffet", 840, 1920, (11, 12)),
    Job("Birthday, brisket and sides", 340, 880),
    Job("Wedding buffet", 1450, 3200),
    Job("Family reunion, ribs for 50", 720, 1340),
    Job("Game day trays", 210, 460),
)
OFFICE_CATERING = (
    Job("Staff lunch, two days", 1480, 2250),
    Job("Team event with buffet", 1900, 2900),
)

BUILDING = (
    Job("Deck, 12 by 16", 6800, 11900, (3, 4, 5, 6, 7, 8, 9, 10)),
    Job("Basement, framing and drywall", 5400, 10800, (11, 12, 1, 2)),
    Job("Bathroom remodel", 5900, 12400),
    Job("Kitchen cabinets, installed", 3800, 8600),
    Job("Window replacement, four", 2600, 4900),
    Job("Interior doors, six", 1500, 2800),
    Job("Drywall and paint, two rooms", 1200, 3100),
)
SMALL_BUILDING = (
    Job("Extra: pantry shelves", 980, 1900),
    Job("Extra: tile backsplash", 1400, 2600),
    Job("Extra: closet system", 1600, 3100),
    Job("Extra: stair railing", 1900, 3600),
)

GARDENS = (
    Job("Mowing and edging", 48, 95, GROWING),
    Job("Mowing, large lot", 95, 165, GROWING),
    Job("Hedge trimming", 140, 320, GROWING),
    Job("Spring cleanup", 240, 520, SPRING),
    Job("Leaf removal", 180, 410, AUTUMN),
    Job("Snow cleared from drive", 65, 140, (12, 1, 2)),
    Job("Winter pruning", 190, 460, COLD),
    Job("Gutters cleared", 110, 190, COLD),
    Job("Beds weeded and mulched", 260, 680),
)
GARDEN_PROJECTS = (
    Job("Paver path", 1250, 2900, GROWING),
    Job("Raised beds and planting", 890, 1900, GROWING),
    Job("Tree removal", 780, 1900),
    Job("Drainage along the house", 1100, 2600),
)

SMALL_PLUMBING = (
    Job("Tap washer replaced", 55, 82),
    Job("Toilet flapper replaced", 58, 89),
    Job("Sink unclogged", 69, 110),
    Job("Shower head swapped", 49, 85),
    Job("Hose bib, small leak", 62, 104, SUMMER),
    Job("Frozen pipe thawed", 79, 118, (12, 1, 2)),
    Job("Garbage disposal reset", 45, 72),
)
PLUMBING = (
    Job("Water heater, 50 gallon", 980, 1450),
    Job("Main drain jetted", 520, 890),
    Job("Sewer line repair", 1350, 2400),
    Job("Bathroom rough-in", 1180, 2100),
    Job("Repipe, half bath", 890, 1600),
)
PLUMBING_PARTS = (
    Job("Parts and fittings", 85, 340),
    Job("Permit and disposal", 60, 180),
)

ELECTRIC_CALLS = (
    Job("Outlet replaced", 95, 168),
    Job("Breaker tripping, found and fixed", 149, 319),
    Job("Ceiling fan hung", 165, 289),
    Job("Dimmer and switches", 129, 245),
    Job("Smoke detectors, whole house", 280, 490),
    Job("Outdoor outlet added", 240, 420),
)
ELECTRIC_PROJECTS = (
    Job("Panel upgrade, 200 amp", 2300, 3900),
    Job("EV charger installed", 890, 1750),
    Job("Recessed lights, whole floor", 1200, 2600),
    Job("Standby generator hookup", 3100, 5400),
    Job("Kitchen rewired", 1900, 3600),
)

DEEP_CLEANING = (
    Job("Deep clean", 260, 440),
    Job("Move-out clean", 290, 520),
    Job("Windows, inside and out", 140, 260),
)
