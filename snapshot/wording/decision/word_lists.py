"""Words that an action may begin with, and words that no conclusion may use. Whole words, in any case."""

_VERBS = """
    add adjust agree ask bill block book bundle call change check choose clear close collect combine compare confirm
    contact correct credit decide describe draft email enjoy export finish fix follow gather give group hold invite
    invoice keep leave limit line list look mail make mark message move name note offer open park pause phone
    pick plan prepare price propose protect put raise reach remind reply request resend rest review ring
    schedule select send set settle share sit sort speak spend split start stop suggest take talk tell text
    thank tidy try turn update use visit void wait write
"""
ACTION_VERBS = frozenset(_VERBS.split())

# The product shows one finished page: nothing to watch, nothing to score.
FORBIDDEN = (
    r"dashboards?",
    r"kpis?",
    r"analytics",
    r"bi",
    r"business[\s-]+intelligence",
    r"monitor(?:s|ed|ing)?",
    r"performance[\s-]+tracking",
    r"report(?:ing|ings)",
    r"optimi[sz](?:e|es|ed|ing)\s+(?:\w+\s+)?performance",
)

# Anything that leads out of the page or names a person by role.
CONTACT = (r"(?:mr|mrs|ms|mx|dr|prof)", r"https?", r"www", r"\w+\.(?:com|net|org|io|co)")

# A capital inside a sentence is a name, but for these.
_CAPITALS = """
    I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec CSV Excel PDF SMS
"""
CAPITALS = frozenset(_CAPITALS.split())

# Common given and family names that are no ordinary English words; for the start of a sentence, where a capital tells
# nothing, and for names in small letters.
_NAMES = """
    adam adams alan albert alex alexander alice allison amanda amy anderson andrea andrew angela anna anne
    anthony antonio arthur ashley austin barbara benjamin betty bob bobby brandon brenda brian bruce carlos
    carol carolyn catherine charles charlotte cheryl chris christian christina christine christopher clark
    cynthia daniel danny david davis deborah debra dennis diana diane diego donald donna doris dorothy douglas
    dylan edward elizabeth emily emma eric ethan eugene evans evelyn frances francisco frank gabriel garcia gary
    george gerald gloria gomez gonzalez greg gregory hannah harold harris heather helen henry hernandez howard
    isabella jack jackson jacob jacqueline james jane janet janice jason jean jeff jeffrey jennifer jeremy jerry
    jesse jessica jim joan joe john johnny johnson jonathan jones jordan jorge jose joseph joshua juan judith
    judy julia julie justin karen katherine kathleen kathryn keith kelly kenneth kevin kim kyle larry laura
    lauren lawrence lee leo lewis linda lisa logan lopez lori louis lucas lucy luis madison margaret maria marie
    marilyn martha martin martinez mary matthew megan melissa michael michelle miguel mike miller mitchell moore
    morgan mohamed mohammed muhammad nancy natalie nathan nguyen nicholas nicole noah nora oliver olivia pamela
    patricia patrick paul pedro perez peter peterson philip phillip rachel ralph ramirez raymond rebecca richard
    rivera robert roberts robinson rodriguez roger ronald rosa roy russell ruth ryan samantha samuel sanchez
    sandra sara sarah scott sean sharon shirley simon smith sophia stephanie stephen steve steven sullivan susan
    taylor teresa theresa thomas thompson tim timothy tom tony torres tyler victoria vincent virginia walter
    wayne william williams wilson wright zachary
"""
NAMES = frozenset(_NAMES.split())
