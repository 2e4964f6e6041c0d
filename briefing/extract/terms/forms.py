"""Words that make no key term, and forms of a word that count as one."""

from __future__ import annotations

from functools import lru_cache

from briefing.text.stem import stem

# Words that place something in time; a phrase ends before them and begins after them.
TEMPORAL = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec second seconds minute minutes
    hour hours day days night nights week weeks weekend weekends fortnight month months year years decade decades
    century centuries morning mornings afternoon afternoons evening evenings midnight noon today yesterday tomorrow
    tonight spring summer autumn winter a.m p.m am pm gmt utc est edt quarter time times moment moments date period
    anniversary""".split()
)
# Names of months that are other words as well count as temporal with a capital only.
CAPITAL_ONLY = frozenset({"may", "march", "august", "second", "seconds"})

# Adjectives that place or weigh and do not describe: a phrase does not begin with them.
WEAK_ADJECTIVES = frozenset(
    """able actual additional available bad big certain clear close common complete current different difficult early
    easy entire exact extra few final first former full further future general good great half high huge important
    incoming initial key large last late latest least less likely little long low main major many maximum mere minimum
    more most much multiple necessary new next notable now numerous old only other outgoing overall own particular past
    possible potential present previous prior ready real recent related remaining respective same second separate
    serious several short significant similar single small so-called sole special specific strong such sure then third
    top total true unable unclear upcoming usual various very vast wide widespread worth wrong young
    unnamed alleged apparent ongoing dear sheer nearby entire whole""".split()
)
# Nouns that say nothing by themselves; a phrase may hold them, none consists of them.
WEAK_NOUNS = frozenset(
    """addition aim amount area areas attempt attempts basis bid bit case cases cause chance change changes circumstance
    circumstances comment comments concern concerns course couple decision decisions degree detail details difference
    dozens effect effects effort efforts end event events example extent fact facts favor favour figure figures form
    front fear fears
    future goal goals group groups guy guys half hand hands head hundreds idea ideas impact incident incidents increase
    individual individuals information interest interests issue issues item items kind kinds lack latter level levels
    life light line list lot lots majority man manner matter matters mean means measure measures member members million
    millions billion billions names name news no. note number numbers one ones opportunity option options order others
    outcome pair part parts people percent percentage person persons piece place places plan plans plenty point points
    position possibility presence problem problems process question questions range rate reason reasons relation
    remark remarks report reports response rest result results role round row rule scale sense series set setting share
    side sides sign signs situation size some something somebody anyone sort sorts source sources stage start state
    statement statements status step steps story subject system talk term terms thing things thought thousands tens
    total trouble turn type types use value version view views way ways woman men women word words work world
    mr mrs ms miss dr sir lord lady spokesman spokeswoman spokesperson spokespeople official
    officials everyone bloc company companies country countries nation nations government governments state states city
    cities town towns world area location locations site sites region regions community communities family families
    leader leaders month member citizens public society activity activities action actions nature version pieces
    weekend hope wording situation scene critic critics video videos photo photos supporter
    supporters proposal proposals website spot connection accordance
    conjunction behalf wake aftermath midst context sake expense regard lieu spite""".split()
)
# Offices and trades: by themselves they say who speaks, not what of.
TITLES = frozenset(
    """admiral ambassador analyst analysts archbishop attorney author authority bishop boss captain chairman chairperson
    chairwoman chancellor chief chiefs co-founder colonel commander commissioner congressman congresswoman coordinator
    councillor deputy detective director doctor editor envoy executive expert experts founder general governor head
    journalist journalists judge justice king lawyer lawyers leader leaders lieutenant manager mayor member minister
    ministers mp mps officer officers owner pastor pope premier president presidents prince princess professor
    prosecutor prosecutors queen reporter reporters rep representative representatives researcher researchers resident
    residents scientist scientists secretary secretary-general senator senators sergeant sheriff source spokesman
    spokeswoman undersecretary vice-president witness witnesses correspondent""".split()
)
# Units and directions.
_MEASURES = frozenset(
    """acres cents celsius cm degrees dollar dollars east euro euros fahrenheit feet ft foot gallons hectares inch
    inches kg kilogram kilograms kilometer kilometers kilometre kilometres km kph lb lbs liters litres m meter meters
    metre metres mg mile miles millimeters mm mph north northeast northwest pound pounds rupees rubles south
    southeast southwest square ton tonne tonnes tons west yards yen yuan zone""".split()
)
WEAK_NOUNS = WEAK_NOUNS | _MEASURES | TITLES
# Those who report the news are seldom what it is about.
MEDIA = frozenset(
    """reuters afp ap bbc cnn nbc abc cbs npr xinhua tass itar-tass interfax ria-novosti dpa efe kyodo yonhap anadolu
    wikinews bloomberg associated-press new-york-times washington-post guardian wall-street-journal press-conference
    bbc-news fox-news cnn-news al-jazeera news-agency news-conference press-release press-conferences
    news-agencies news-release interview telephone-interview""".split()
)
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mr.", "mrs.", "ms.", "dr", "dr."})

# Adjectives of places that no rule leads back to the place.
_DEMONYMS = {
    "afghan": "afghanistan", "argentine": "argentina", "british": "britain", "belgian": "belgium", "cypriot": "cyprus",
    "danish": "denmark", "dutch": "netherlands", "english": "england", "filipino": "philippines", "finnish": "finland",
    "french": "france", "german": "germany", "greek": "greece", "icelandic": "iceland", "irish": "ireland",
    "kazakh": "kazakhstan", "norwegian": "norway", "polish": "poland", "portuguese": "portugal", "scottish": "scotland",
    "spanish": "spain", "swedish": "sweden", "swiss": "switzerland", "thai": "thailand", "turkish": "turkey",
    "ukrainian": "ukraine", "welsh": "wales",
}  # fmt: skip
_PLURALS = {
    "analyses": "analysis", "bacteria": "bacterium", "children": "child", "criteria": "criterion", "crises": "crisis",
    "halves": "half", "knives": "knife", "leaves": "leaf", "lives": "life", "men": "man", "phenomena": "phenomenon",
    "thieves": "thief", "wives": "wife", "wolves": "wolf", "women": "woman",
}  # fmt: skip
# What names of peoples end in, and what their places end in instead.
_PEOPLES = (
    ("ians", ""),
    ("ian", ""),
    ("eans", ""),
    ("ean", ""),
    ("ans", "a"),
    ("an", "a"),
    ("ese", ""),
    ("is", ""),
    ("i", ""),
)
_PLACE_ENDINGS = ("ia", "ea", "a", "as", "e", "y", "o")


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """The form under which a word in lower case is compared: its stem, a people's name as that of the place."""
    plain = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    if plain in TITLES:
        # "senator" and "senate", "minister" and "ministry" share a stem and are not the same.
        return plain.removesuffix("s")
    known = _DEMONYMS.get(plain) or _DEMONYMS.get(plain.removesuffix("s"))
    return stem(known or _PLURALS.get(plain) or plain.replace("'", ""))


def folded_people(word: str, places: frozenset[str]) -> str:
    """The same for a word with a capital: "Libyan" as "libya" where the article names a place that it can be of."""
    plain = word.lower()
    for ending, other in _PEOPLES:
        base = plain.removesuffix(ending)
        if base != plain and len(base) >= 3:
            for tail in ("", other, *_PLACE_ENDINGS):
                if base + tail in places:
                    return stem(base + tail)
    return folded(plain)


def is_temporal(word: str) -> bool:
    """Whether a word as it stands places something in time."""
    lower = word.lower().rstrip(".").removesuffix("'s").removesuffix("’s")
    return lower in TEMPORAL and (lower not in CAPITAL_ONLY or word[:1].isupper())


def is_weak_adjective(word: str) -> bool:
    """Whether a word in front of a noun places, counts or weighs and does not describe ("new", "tenth", "18-page")."""
    lower = word.lower()
    return lower in WEAK_ADJECTIVES or lower in _ORDINALS or lower[:1].isdigit()
