"""Who is bound: from the word that stands for the actor to names as in ``who``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.extract.commitments.speech import Speech
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, Token

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
    service partnership consortium venture""".split()
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
    if named:
        return named[0].type
    lemma = token.lemma.lower()
    if lemma in _OFFICES:
        return "office"
    if lemma in _GROUPS or token.text.lower() in _GROUPS:
        return "group"
    return "thing"


def resolve(analysis: Analysis, token: Token | None, speech: Speech) -> Bound:
    """The names behind the word for an actor."""
    cls = bearer_class(analysis, token)
    if token is None or cls in ("none", "there", "you"):
        return Bound(cls, (), "no actor in the clause")
    if cls in ("we", "I"):
        return Bound(cls, *_first_person(analysis, token, cls, speech))
    named = analysis.entities_of(token)
    if named:
        return Bound(cls, tuple(e.name for e in named), "named")
    if cls in ("he", "it", "they", "which"):
        found = _antecedent(analysis, token, cls)
        return Bound(cls, tuple(e.name for e in found), "the last one named before it")
    if cls == "this":
        return Bound(cls, (), "points at something said before")
    return Bound(cls, (_phrase(analysis, token),), "described")


def _first_person(analysis: Analysis, token: Token, cls: Bearer, speech: Speech) -> tuple[tuple[str, ...], str]:
    quotation = speech.quotation_at(token.span.start)
    if quotation is None:
        if cls == "I":
            people = [e for e in analysis.entities if e.type == "person"]
            title = analysis.document.title or ""
            named = [e for e in people if any(form in title for form in (e.name, *e.aliases))]
            return tuple(e.name for e in named[:1]), "the author named in the title"
        return speech.issuers, "in whose name the text speaks"
    speaker = quotation[1]
    if speaker is None:
        return (), "a speaker who is not known"
    found = analysis.entities_of(speaker)
    if not found and bearer_class(analysis, speaker) in ("he", "it", "they"):
        found = _antecedent(analysis, speaker, bearer_class(analysis, speaker))
    if found:
        return tuple(e.name for e in found), "the speaker"
    return (_phrase(analysis, speaker),), "the speaker"


def _antecedent(analysis: Analysis, pronoun: Token, cls: Bearer) -> tuple[Entity, ...]:
    """The last entity of a fitting type that was a subject, else any, in this sentence or the one before."""
    wanted = {
        "he": ("person",),
        "it": ("org", "place"),
        "they": ("org", "place", "person"),
        "which": ("org", "place", "person"),
    }
    sentence = pronoun.sentence
    for strict in (True, False):
        for back in range(3):
            tokens = (
                [t for t in analysis.tokens_of(analysis.document.sentences[sentence - back]) if t.index < pronoun.index]
                if sentence - back >= 0
                else []
            )
            order = tokens if back else list(reversed(tokens))
            for t in order:
                if strict and not syntax.is_subject(t):
                    continue
                entity = analysis.entity_at(t.span.start)
                if entity is not None and entity.type in wanted[cls]:
                    return analysis.entities_of(t) or (entity,)
    return ()


def _phrase(analysis: Analysis, noun: Token) -> str:
    """The noun phrase without its article."""
    words = syntax.noun_phrase(analysis, noun).of(analysis.text)
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words
