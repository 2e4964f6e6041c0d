"""What kind of word stands for an actor: a pronoun, a name, an office, a body, or a thing that can bind nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.language.analysis import Analysis, Entity, Token
from briefing.language.gazetteers import demonyms, fold

Bearer = Literal[
    "we",
    "I",
    "you",
    "he",
    "it",
    "they",
    "this",
    "which",
    "there",
    "person",
    "org",
    "place",
    "office",
    "group",
    "thing",
    "none",
]
_PRONOUNS: dict[str, Bearer] = {
    "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we",
    "i": "I", "me": "I", "my": "I", "mine": "I",
    "you": "you", "your": "you",
    "he": "he", "him": "he", "his": "he", "she": "he", "her": "he", "hers": "he",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "themselves": "they",
    "both": "they", "all": "they", "each": "they",
    "this": "this", "that": "this", "these": "this", "those": "this", "what": "this",
    "which": "which", "who": "which", "whom": "which", "whose": "which",
    "there": "there",
}  # fmt: skip
# Common nouns for those who can bind themselves: offices and people, bodies and groups.
OFFICES = frozenset(
    """president minister chancellor secretary premier prime governor mayor king queen prince leader chief head director
    chairman chairwoman chair spokesman spokeswoman spokesperson ambassador envoy commissioner general commander officer
    official senator congressman congresswoman lawmaker candidate judge prosecutor lawyer attorney ceo executive founder
    owner coach manager chairperson speaker representative deputy professor author activist bishop pope""".split()
)
_GROUPS = frozenset(
    """government administration ministry department agency council commission committee parliament congress senate
    cabinet party coalition alliance bloc union court authority authorities police army military navy force troop
    company firm corporation business bank airline carrier manufacturer maker group team organization organisation
    association federation institute university school hospital charity foundation fund club board body bureau office
    country nation state side leader minister official ally partner member participant delegation republic kingdom
    territory province city council house regime junta rebel militant opposition campaign workers union protester
    scientist researcher lawyer shareholder farmer teacher student worker people family governor democrat republican
    lawmaker sanctuary program programme initiative task working embassy mission network newspaper
    broadcaster publisher studio store chain retailer supplier developer investor lender regulator watchdog tribunal
    unit division brigade battalion fleet crew faction movement militia insurgent guerrilla forces troops services
    service partnership consortium venture community business firm delegation
    expert engineer seller buyer customer signatory voter doctor nurse soldier resident citizen astronaut passenger
    donor tenant landlord settler sailor pilot driver athlete artist actor musician editor journalist economist
    physician volunteer neighbour neighbor ministry enterprise subsidiary alliance owner district shop
    firefighter cleric""".split()
)
# Firms by what they do; "carmaker", "drugmaker" by their ending.
_FIRMS = frozenset(
    """company firm corporation business airline carrier manufacturer retailer supermarket chain maker giant brewer
    insurer lender bank builder developer operator supplier startup conglomerate utility producer miner broadcaster
    publisher studio platform start-up distributor brewery grocer refiner exporter importer shipper brokerage group
    enterprise subsidiary""".split()
)


def is_firm(lemma: str) -> bool:
    """Whether a noun is a word for a firm ("retailer", "chipmaker")."""
    return lemma in _FIRMS or (lemma.endswith("maker") and lemma not in _NO_FIRMS)


_NO_FIRMS = frozenset({"lawmaker", "policymaker", "peacemaker", "filmmaker", "decisionmaker", "troublemaker"})
# Things that carry a name: "the Hubble Space Telescope", "Hurricane Ida", "Flight 214", "the Paris Agreement".
_NAMED_THINGS = frozenset(
    """telescope shuttle spacecraft probe rover satellite rocket capsule bridge tunnel pipeline cable dam highway act
    bill treaty amendment resolution constitution protocol storm olympics games championship championships festival
    prize award awards election elections debate war ceremony virus vaccine stadium line railway airport""".split()
)
_OPENS_THING = frozenset("hurricane typhoon cyclone flight operation uss hms comet asteroid planet project".split())
_WORLDS = frozenset("mercury venus mars jupiter saturn uranus neptune pluto moon sun earth".split())
_SKY = frozenset("planet orbit astronomer astronomy spacecraft telescope eclipse moon comet asteroid".split())


@dataclass(frozen=True, slots=True)
class Bound:
    """Who is bound: the class of the word, the names (empty where unknown), and how they were found."""

    cls: Bearer
    names: tuple[str, ...]
    how: str


def bearer_class(analysis: Analysis, token: Token | None) -> Bearer:
    """What kind of word stands for the actor."""
    if token is None:
        return "none"
    if token.pos in ("PRON", "DET") or token.tag in ("PRP", "PRP$", "WDT", "WP", "EX"):
        found = _PRONOUNS.get(token.text.lower())
        if found:
            return found
    entity = analysis.entity_at(token.span.start)
    if entity is not None and is_thing(analysis, entity):
        return "thing"
    named = analysis.entities_of(token)
    if named and entity is not None:
        return named[0].type
    lemma = lemma_of(token)
    if lemma in OFFICES:
        return "office"
    if lemma in _GROUPS or token.text.lower() in _GROUPS or is_firm(lemma) or fold(token.text) in demonyms():
        return "group"
    if named:
        return named[0].type
    return "group" if is_people(token) else "thing"


def is_people(token: Token) -> bool:
    """Whether a plural is one of people by its ending ("creditors", "campaigners", "trustees", "unionists")."""
    lemma = lemma_of(token)
    if token.tag not in ("NNS", "NNPS") or lemma in _LIFELESS or lemma in _NO_PEOPLE:
        return False
    return lemma.endswith(("er", "or", "ist", "ian", "ee", "eer", "crat", "man", "woman"))


# Things that end as people do.
_NO_PEOPLE = frozenset(
    """number order paper computer power matter letter quarter offer tower border barrier factor sector motor
    tractor reactor monitor error door floor color river water helicopter container booster freezer tanker
    server router printer scanner tree fee degree guarantee coffee knee list mist danger disaster corner center
    layer dollar answer chapter counter cover cluster filter finger flower folder gender hammer header ladder
    laser launcher liter meter kilometer manner marker newsletter parameter poster prayer register shelter
    shoulder starter sticker summer theater thunder timer transfer trigger weather winter wonder anchor behavior
    corridor detector elevator escalator favor flavor harbor horror indicator interior generator mirror
    processor projector razor rumor sensor vector vapor fighter cruiser bomber destroyer freighter trailer
    boiler cooler charger breaker burner transistor transformer adapter converter inverter roller rotor tremor
    buffer fiber timber lever cylinder conductor condenser antenna decree jubilee encounter spider tiger otter
    beaver oyster cucumber pepper""".split()
)


def lemma_of(token: Token) -> str:
    """The lemma of a noun in lower case, also of a capitalised plural ("Envoys"), which the engine leaves as it is."""
    lemma = token.lemma.lower()
    if token.tag == "NNPS" and lemma == token.text.lower() and lemma.endswith("s"):
        return lemma[:-3] + "y" if lemma.endswith("ies") else lemma[:-1]
    return lemma


def is_lifeless(token: Token) -> bool:
    """Whether a common noun is a word for things, events, papers or measures, which bind nobody and stand for nobody:
    by a list, or by its ending ("restriction", "shipment")."""
    lemma = lemma_of(token)
    if lemma in _GROUPS or lemma in OFFICES or token.tag not in ("NN", "NNS"):
        return False
    return lemma in _LIFELESS or lemma.endswith(_ENDINGS)


_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "ture", "ing", "work")
_LIFELESS = frozenset(
    """act aircraft airport album app area article attack award ban bill boat bond book bridge budget building bus cable
    call car case centre center ceremony change concert contract cost cut date day deal debate device document drone
    drug
    election event expense factory fee festival figure film final flight fuel game good growth gun headset increase
    issue jet job law letter limit line loan machine match material medicine model money month movie number oil order
    paper part pact phase phone pipeline plan plane plant policy power price prize problem product project proposal
    quota race rate report result resource right road robot rocket round rule sale sanction satellite scheme scope
    season section series share ship show site software song stage statement station step storm strike stuff summit
    supply system tablet talk target tariff tax technique technology term test ticket time tool tour tower train treaty
    trial trip tunnel type vaccine vehicle vessel visit vote war water way weapon weather website week work year zone
    side-effect spacecraft hearing reform text title truck rifle rail railway refund route reactor ruling verdict
    conference programme program initiative grant transfer funds aid fine debt mission""".split()
)


def is_thing(analysis: Analysis, entity: Entity) -> bool:
    """Whether a name is that of a thing that can bind nobody: a craft, a storm, a treaty, a heavenly body where the
    article is about the sky."""
    words = entity.name.lower().split()
    if is_thing_name(words):
        return entity.type != "person" or words[:2] == ["space", "shuttle"]
    return is_heavenly(analysis, entity)


def is_heavenly(analysis: Analysis, entity: Entity) -> bool:
    """Whether a name is that of a planet, which nobody makes do what it does, in an article about the sky."""
    words = entity.name.lower().split()
    if entity.type == "person" or not words or len(words) > 2 or words[-1] not in _WORLDS:
        return False
    return any(t.lemma.lower() in _SKY for t in analysis.tokens)


def is_thing_name(words: list[str]) -> bool:
    """Whether a name's words, in lower case, are those of a craft, a storm, a treaty and the like."""
    if words[:2] == ["space", "shuttle"]:
        return True
    return bool(words) and (words[-1] in _NAMED_THINGS or words[0] in _OPENS_THING)


AGENTS = frozenset({"person", "org", "place", "we", "I", "he", "they", "it", "office", "group", "which"})
