"""Who is bound: from the word that stands for the actor to names as in ``who``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from briefing.extract.commitments.bodies import heads_state, institution_of, is_state
from briefing.extract.commitments.coordination import members_of
from briefing.extract.commitments.speech import Quotation, Speech, reporter_of
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, EntityType, Token

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
_OFFICES = frozenset(
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
    lawmaker sanctuary program programme initiative task working embassy mission summit conference network newspaper
    broadcaster publisher studio store chain retailer supplier developer investor lender regulator watchdog tribunal
    unit division brigade battalion fleet crew faction movement militia insurgent guerrilla forces troops services
    service partnership consortium venture community business firm delegation""".split()
)


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
    named = analysis.entities_of(token)
    if named and analysis.entity_at(token.span.start) is not None:
        return named[0].type
    lemma = token.lemma.lower()
    if lemma in _OFFICES:
        return "office"
    if lemma in _GROUPS or token.text.lower() in _GROUPS:
        return "group"
    return named[0].type if named else "thing"


_PARTS = frozenset({"one", "all", "some", "each", "many", "most", "both", "several", "members", "part"})
AGENTS = frozenset({"person", "org", "place", "we", "I", "he", "they", "it", "office", "group", "which"})


def resolve(analysis: Analysis, token: Token | None, speech: Speech) -> Bound:
    """The names behind the word for an actor."""
    cls = bearer_class(analysis, token)
    if token is None or cls in ("none", "there", "you"):
        return Bound(cls, (), "no actor in the clause")
    if cls in ("we", "I"):
        return Bound(cls, *_first_person(analysis, token, cls, speech))
    if cls == "this":
        return Bound(cls, (), "points at something said before")
    if token.text.lower() in _PARTS:
        whole = syntax.possessor_of(analysis, token)
        if whole is not None and whole.index > token.index:
            return resolve(analysis, whole, speech)
    names: dict[str, None] = {}
    how = "named"
    members = members_of(analysis, token)
    agents = [t for t in members if bearer_class(analysis, t) in AGENTS]
    for member in agents or members:
        found, how = _member(analysis, member, speech)
        names.update(dict.fromkeys(found))
    return Bound(cls if not agents else bearer_class(analysis, agents[0]), tuple(names), how)


def _member(analysis: Analysis, token: Token, speech: Speech) -> tuple[tuple[str, ...], str]:
    """The names for one member of a coordination, and how they were found."""
    for word in (token, *syntax.appositions(analysis, token)):
        entity = analysis.entity_at(word.span.start)
        if entity is not None:
            return (entity.name,), "named"
    cls = bearer_class(analysis, token)
    if token.tag == "NNS" and token.lemma.lower() in _SIDES and _is_bare(analysis, token):
        pair = syntax.determiner_of(analysis, token) == "both"
        if speech.sides and not (pair and len(speech.sides) != 2):
            return speech.sides, "the two that the title names"
    reference = analysis.reference_at(token.span.start)
    said = _who_says(analysis, token) if cls in ("it", "they") else None
    if said is not None and said.type != "person" and (reference is None or len(reference.entities) == 1):
        return (said.name,), "who says so"
    if cls == "they" and (reference is None or len(reference.entities) == 1):
        plural = _plural_before(analysis, token)
        if plural is not None:
            return _member(analysis, plural, speech)
        if reference is not None:
            return institution_of(
                analysis, analysis.entities[reference.entities[0]]
            ), "the body of the one named before it"
    if reference is not None:
        named = tuple(analysis.entities[i] for i in reference.entities)
        if token.lemma.lower() in _STATES and len(named) > 1:
            return tuple(dict.fromkeys(n for e in named for n in institution_of(analysis, e))), "whom they speak for"
        return tuple(e.name for e in named), f"resolved by {reference.rule}"
    if cls in ("it", "they") and said is not None and institution_of(analysis, said) != (said.name,):
        return institution_of(analysis, said), "whom the one who says so speaks for"
    if cls in ("he", "it", "they", "which"):
        return _pronoun(analysis, token, cls, speech), "the last one named before it"
    if cls in ("we", "I"):
        return _first_person(analysis, token, cls, speech)
    if cls == "this":
        return (), "points at something said before"
    return _described(analysis, token, speech), "described"


def _pronoun(analysis: Analysis, token: Token, cls: Bearer, speech: Speech) -> tuple[str, ...]:
    """Whom a pronoun takes up: the last one named; a single person's body for "they"; an office for "he"."""
    quotation = speech.quotation_at(token.span.start)
    if quotation is not None and cls == "they":
        return ()
    found = _antecedent(analysis, token, cls, quotation.entity if quotation is not None else None)
    if cls == "they" and len(found) == 1:
        return institution_of(analysis, found[0])
    if cls == "he" and not found:
        before = analysis.tokens_of(analysis.document.sentences[token.sentence])
        offices = [t for t in before if t.index < token.index and syntax.is_subject(t)]
        offices = [t for t in offices if t.tag == "NN" and bearer_class(analysis, t) == "office"]
        return _described(analysis, offices[-1], speech) if offices else ()
    return tuple(e.name for e in found)


def _who_says(analysis: Analysis, noun: Token) -> Entity | None:
    """The one reported to have said the clause whose subject this is ("Salling said it seeks"); None for several."""
    verb = syntax.governing_verb(analysis, noun) if syntax.is_subject(noun) else None
    reported = reporter_of(analysis, verb) if verb is not None else None
    if reported is None or reported[1] is None or reported[1] is noun:
        return None
    named = analysis.entities_of(reported[1])
    return named[0] if len(named) == 1 and len(syntax.conjuncts(analysis, reported[1])) == 1 else None


def _plural_before(analysis: Analysis, pronoun: Token) -> Token | None:
    """The several that "they" goes on with: the plural or coordinated noun that was the last subject ("The leaders",
    "The Secretary and the ministers"), past sentences that say "they" themselves."""
    for number in range(pronoun.sentence, max(-1, pronoun.sentence - _CHAIN), -1):
        subjects = [
            t
            for t in analysis.tokens_of(analysis.document.sentences[number])
            if t.index < pronoun.index and syntax.is_subject(t)
        ]
        for t in subjects:
            if t.tag in ("NNS", "NNPS") and bearer_class(analysis, t) in ("office", "group"):
                return t
            if len(syntax.conjuncts(analysis, t)) > 1 and bearer_class(analysis, t) in AGENTS:
                return t
        if subjects and number != pronoun.sentence and subjects[0].text.lower() not in ("they", "both", "it", "this"):
            return None
    return None


_CHAIN = 6


def _described(analysis: Analysis, noun: Token, speech: Speech) -> tuple[str, ...]:
    """The words for someone without a name: "our party" as those who speak, "his country" as the person's, a fuller
    phrase with the same noun from before, those who met, else the phrase itself."""
    owner = syntax.possessor_of(analysis, noun)
    lemma = noun.lemma.lower()
    if owner is not None and lemma in _SELVES:
        if owner.text.lower() == "our":
            return _first_person(analysis, owner, "we", speech)[0]
        holder = analysis.entities_of(owner)
        if owner.tag == "PRP$" and len(holder) == 1 and holder[0].type == "person":
            body = institution_of(analysis, holder[0])
            if body != (holder[0].name,):
                return body
    plural = noun.tag in ("NNS", "NNPS")
    if not plural and lemma in _BODIES and _is_bare(analysis, noun) and syntax.determiner_of(analysis, noun) == "the":
        said = _who_says(analysis, noun)
        body = institution_of(analysis, said) if said is not None else ()
        if body and any(e.name == body[0] and e.type == "org" for e in analysis.entities):
            return body
    of_whom = _of_whom(analysis, noun) if plural else ()
    if of_whom:
        return of_whom
    if lemma in _OFFICES and not plural:
        titled = _holder(analysis, noun) or _in_title(analysis, noun)
        if titled:
            return (titled,)
    if not _is_bare(analysis, noun):
        return (_phrase(analysis, noun),)
    if plural and lemma in _SIDES and speech.sides:
        return speech.sides
    for t in reversed(analysis.tokens[: noun.index]):
        if t.lemma != noun.lemma or (t.tag in ("NNS", "NNPS")) != plural:
            continue
        reference = analysis.reference_at(t.span.start)
        if reference is not None:
            return tuple(analysis.entities[i].name for i in reference.entities)
        entity = analysis.entity_at(t.span.start)
        if entity is not None:
            return (entity.name,)
        if not _is_bare(analysis, t):
            return _of_whom(analysis, t) or (_phrase(analysis, t),)
    if plural and lemma in _LEADERS:
        return speech.leaders or speech.sides or (_phrase(analysis, noun),)
    return (_phrase(analysis, noun),)


def _holder(analysis: Analysis, noun: Token) -> str | None:
    """The last person before an office's mention to whom the article gives just that office ("the prime minister")."""
    words = _phrase(analysis, noun).lower()
    best: tuple[int, str] | None = None
    for e in analysis.entities:
        if e.type == "person" and any(words in role.of(analysis.text).lower() for role in e.roles):
            near = max((m.start for m in e.mentions if m.start < noun.span.start), default=-1)
            if best is None or near > best[0]:
                best = (near, e.name)
    return best[1] if best is not None else None


def _of_whom(analysis: Analysis, noun: Token) -> tuple[str, ...]:
    """The states or bodies behind "the leaders of X and Y" and "the delegations of X and Y": two or more."""
    owner = syntax.possessor_of(analysis, noun)
    if owner is None or owner.index < noun.index or noun.lemma.lower() not in _LEADERS | _SIDES:
        return ()
    found: dict[str, None] = {}
    for t in analysis.subtree(owner):
        entity = analysis.entity_at(t.span.start)
        if syntax.is_verb(t):
            break
        if entity is not None and entity.type != "person":
            found[entity.name] = None
    return tuple(found) if len(found) >= 2 else ()


def _in_title(analysis: Analysis, noun: Token) -> str | None:
    """The name that the article's title gives to an office ("President Biden to announce ..." for "the President")."""
    match = re.search(rf"\b{re.escape(noun.text)}\s+([A-Z][\w’'-]+)", analysis.document.title or "", re.IGNORECASE)
    if match is None:
        return None
    name = re.sub(r"[’']s$", "", match[1])
    return next((e.name for e in analysis.entities if e.type == "person" and name in e.name.split()), name)


_LEADERS = frozenset({"leader", "president", "minister", "premier", "chief", "team"})
_SIDES = frozenset(
    {"side", "party", "country", "nation", "government", "delegation", "state", "partner", "administration"}
)
_STATES = frozenset({"side", "country", "nation", "government", "state"})
# Bare words for the body that the one who says so belongs to ("the department will look into the incident").
_BODIES = frozenset(
    """company firm airline carrier bank agency department ministry party club group organization organisation network
    manufacturer retailer maker bureau commission committee council institute foundation association federation union
    university""".split()
)
_SELVES = frozenset({"country", "nation", "government", "party", "company", "state", "organization", "organisation"})


def _is_bare(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun has nothing beside an article to tell which one is meant."""
    before = [t for t in syntax.modifiers_of(analysis, noun) if t.pos != "NUM"]
    return not before and syntax.possessor_of(analysis, noun) is None


def _first_person(analysis: Analysis, token: Token, cls: Bearer, speech: Speech) -> tuple[tuple[str, ...], str]:
    quotation = speech.quotation_at(token.span.start)
    if quotation is None:
        if cls == "I" and speech.author is not None:
            return (speech.author,), "the author named in the title"
        if not speech.issuers and speech.author is not None:
            return (speech.author,), "the author named in the title"
        return speech.issuers, "in whose name the text speaks"
    if quotation.entity is not None:
        if cls == "we":
            return _spoken_for(analysis, quotation), "whom the speaker speaks for"
        return (quotation.entity.name,), "the speaker"
    if quotation.speaker and _SPOKESMAN.search(quotation.speaker):
        body = next((e.name for e in analysis.entities if e.type == "org" and e.name in quotation.speaker), None)
        return (body or quotation.speaker,), "whom the speaker speaks for"
    return (quotation.speaker,) if quotation.speaker else (), "the speaker"


_SPOKESMAN = re.compile(r"\bspokes(?:man|woman|person|people)\b|\bofficials?\b|\brepresentatives?\b", re.IGNORECASE)


def _spoken_for(analysis: Analysis, quotation: Quotation) -> tuple[str, ...]:
    """Whom a speaker's "we" means: their body; a head of state or government alone, unless the words name the state
    as a subject ("the United States will continue to build ..., and we will do it")."""
    speaker = quotation.entity
    assert speaker is not None
    body = institution_of(analysis, speaker)
    if is_state(analysis, body) and heads_state(analysis, speaker):
        subjects = (t for t in analysis.tokens_in(quotation.span) if syntax.is_subject(t))
        named = any((e.name,) == body for t in subjects if (e := analysis.entity_at(t.span.start)) is not None)
        return body if named else (speaker.name,)
    return body


def _antecedent(analysis: Analysis, pronoun: Token, cls: Bearer, speaker: Entity | None) -> tuple[Entity, ...]:
    """The last entity of a fitting type that was a subject, else any, in this sentence or those before; not the one
    who speaks, who would say "I"."""
    wanted = _FITTING[cls]
    for strict in (True, False):
        for back in range(_FAR if cls == "he" else 3):
            number = pronoun.sentence - back
            if number < 0:
                break
            tokens = [t for t in analysis.tokens_of(analysis.document.sentences[number]) if t.index < pronoun.index]
            for t in tokens if back else reversed(tokens):
                entity = analysis.entity_at(t.span.start)
                if (
                    entity is not None
                    and entity is not speaker
                    and entity.type in wanted
                    and (not strict or syntax.is_subject(t))
                ):
                    return analysis.entities_of(t) or (entity,)
    return ()


_FAR = 5
_FITTING: dict[Bearer, tuple[EntityType, ...]] = {
    "he": ("person",),
    "it": ("org", "place"),
    "they": ("org", "place", "person"),
    "which": ("org", "place", "person"),
}


def _phrase(analysis: Analysis, noun: Token) -> str:
    """The noun phrase without its article and without a pronoun for whose or which it is."""
    words = syntax.noun_phrase(analysis, noun).of(analysis.text)
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in _POINTERS else words


_POINTERS = frozenset("the a an this that these those all both our its their his her my your".split())
