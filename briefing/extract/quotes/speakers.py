"""Who a noun beside a reporting verb is: an entity's name, else its own words, else nobody."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extract.quotes.verbs import DOCUMENTS, NO_SPEAKERS
from briefing.extract.quotes.verbs import may_speak as speaks
from briefing.language.analysis import Analysis, Entity, Token
from briefing.language.gazetteers import demonyms
from briefing.language.syntax import (
    agent_of,
    ancestors,
    appositions,
    determiner_of,
    is_subject,
    is_verb,
    modifiers_of,
    noun_phrase,
    own_subject,
    premodifiers_of,
    prepositions_of,
    root_of,
    subject_of,
)
from briefing.text.span import Span

_HE_OR_SHE = frozenset({"he", "she", "him", "her"})
# How many tokens back a "he" or "she" without a reference of its own is looked for.
_REACH = 300
# How many tokens back a text is looked for that "the statement" takes up.
_TAKEN_UP = 90
_MAKING = frozenset(
    """author write issue release sign publish send post make deliver give draft compile produce tweet read print
    upload circulate put""".split()
)
_NAMING = frozenset({"name", "call", "identify", "nickname", "know"})
_SOMEBODY = frozenset("one some many others several everyone somebody someone another both most few".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's name (an entity's, or a verbatim noun phrase), its entities, and the span that names it here."""

    name: str
    entities: tuple[int, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Context:
    """What helps to tell who "he" is: the tokens inside quotation marks, which name others, and who spoke last."""

    inside: frozenset[int]
    last: Speaker | None


def speaker_of(analysis: Analysis, noun: Token, context: Context) -> Speaker | None:
    """The speaker that a noun or pronoun stands for, or None where that is nobody in particular."""
    texts = [n for n in (noun, *appositions(analysis, noun)) if n.lemma.lower() in DOCUMENTS]
    author = (_author(analysis, texts[0]) or _author_before(analysis, texts[0])) if texts else None
    if author is not None:
        return _resolved(analysis, author, context) or _verbatim(analysis, noun)
    return _resolved(analysis, noun, context)


def may_speak(analysis: Analysis, span: Span) -> bool:
    """Whether a verbatim phrase names people or a body: a name, or a noun for those who speak."""
    tokens = analysis.tokens_in(span)
    named = len(tokens) == 1 and tokens[0].text[:1].isupper()
    return named or any(t.pos == "PROPN" or speaks(t.lemma.lower()) or speaks(t.text.lower()) for t in tokens)


def _resolved(analysis: Analysis, noun: Token, context: Context) -> Speaker | None:
    word = noun.text.lower()
    span = noun_phrase(analysis, noun)
    known = (
        analysis.entities_of(noun) or _named_in(analysis, noun) or _by_title(analysis, noun) or _by_part(analysis, noun)
    )
    if word in _HE_OR_SHE and known and _only_quoted(analysis, noun, known[0], context):
        known = ()
    if known and all(e.type != "person" for e in known):
        beside = [e for n in appositions(analysis, noun) for e in analysis.entities_of(n) if e.type == "person"]
        known = tuple(beside[:1]) or known
    if known:
        return _of_entities(known, span)
    if word in ("it", "they") and context.last is not None and not _is_person(analysis, context.last):
        return context.last
    if word in ("it", "they") and (body := _body_before(analysis, noun)) is not None:
        return Speaker(body.name, (body.ident,), noun.span)
    if word in _HE_OR_SHE:
        return _he_or_she(analysis, noun, context)
    if noun.pos == "NOUN" and (named := _second_subject(analysis, noun)) is not None:
        return _of_entities(analysis.entities_of(named), noun_phrase(analysis, named))
    if word in NO_SPEAKERS or (noun.pos == "PRON" and word not in _SOMEBODY):
        return None
    return _verbatim(analysis, noun)


def _body_before(analysis: Analysis, pronoun: Token) -> Entity | None:
    """The body that the sentence before was about, in the same paragraph: "The commission criticised the move. [They]
    released a statement which said"."""
    sentence = analysis.document.sentences[pronoun.sentence]
    before = analysis.document.sentences[max(0, pronoun.sentence - 1)]
    root = root_of(analysis, before.number)
    if root is None or before.number == sentence.number or before.paragraph != sentence.paragraph:
        return None
    subject = own_subject(analysis, root)
    if subject is not None:
        return next((e for e in analysis.entities_of(subject) if e.type == "org"), None)
    # The parser missed it: the one body that stands before the verb.
    front = Span(before.span.start, root.span.start)
    named = [e for e in analysis.entities if any(front.contains(m) for m in e.mentions)]
    return named[0] if len(named) == 1 and named[0].type == "org" else None


def _second_subject(analysis: Analysis, noun: Token) -> Token | None:
    """The name that the parser made a second subject: "British newspaper [The Guardian] praised it"."""
    if not is_subject(noun):
        return None
    names = (c for c in analysis.children(analysis.head(noun)) if c.index > noun.index and is_subject(c))
    return next((c for c in names if c.pos == "PROPN" and analysis.entities_of(c)), None)


def _is_person(analysis: Analysis, speaker: Speaker) -> bool:
    return any(analysis.entities[e].type == "person" for e in speaker.entities)


def _of_entities(known: tuple[Entity, ...], span: Span) -> Speaker:
    people = tuple(e for e in known if e.type == "person") or known
    return Speaker(" and ".join(e.name for e in people[:3]), tuple(e.ident for e in people[:3]), span)


def _author(analysis: Analysis, document: Token) -> Token | None:
    """Whose statement, letter or report it is: "the ministry's statement", "a letter from X", "X issued a report"."""
    owner = next((c for c in analysis.children(document) if c.text.lower() in ("his", "her", "their", "its")), None)
    if owner is not None:
        return owner
    for c in analysis.children(document):
        if c.index > document.index and c.lemma in _MAKING and (agent := agent_of(analysis, c)) is not None:
            return agent
        if c.index < document.index and analysis.entities_of(c) and c in modifiers_of(analysis, document):
            return c
        if c.index < document.index and any(g.tag == "POS" for g in analysis.children(c)):
            return c
    for preposition, inner in prepositions_of(analysis, document):
        if preposition.text.lower() in ("by", "from", "of") and not is_verb(inner):
            if inner.lemma.lower() in DOCUMENTS and inner.index > document.index:
                return _author(analysis, inner)
            if preposition.text.lower() != "of" or analysis.entities_of(inner):
                return inner
    for above in ancestors(analysis, document):
        if is_verb(above) and above.lemma in _MAKING:
            subject = subject_of(analysis, above)
            return subject if subject is not None and subject.index < document.index else None
    return None


def _author_before(analysis: Analysis, document: Token) -> Token | None:
    """Who made a text that is taken up again: "The council issued a statement ... [The statement] urges all '...'"."""
    if determiner_of(analysis, document) not in ("the", "this"):
        return None
    lemma = document.lemma.lower()
    for token in reversed(analysis.tokens[max(0, document.index - _TAKEN_UP) : document.index]):
        if token.lemma.lower() == lemma and token.pos == "NOUN" and (author := _author(analysis, token)) is not None:
            return author if analysis.entities_of(author) else None
    return None


def _named_in(analysis: Analysis, noun: Token) -> tuple[Entity, ...]:
    """The entity of a name inside the phrase: "a student named Wong", "Sharif's" as one name with its title."""
    for c in analysis.children(noun):
        if c.index > noun.index and c.lemma in _NAMING:
            for t in analysis.subtree(c):
                entity = analysis.entity_at(t.span.start)
                if entity is not None:
                    return (entity,)
    return ()


def _by_title(analysis: Analysis, noun: Token) -> tuple[Entity, ...]:
    """The one person whose title a bare description repeats: "PM", "the commissioner"."""
    if noun.tag not in ("NN", "NNP") or (determiner_of(analysis, noun) or "the") not in ("the", "this", "that"):
        return ()
    before = [t.text.lower() for t in premodifiers_of(analysis, noun) if t.pos not in ("DET", "PUNCT", "PART")]
    titled = [
        e
        for e in analysis.entities
        if e.type == "person"
        and e.mentions
        and e.mentions[0].start < noun.span.start
        and any(_repeats(noun.text.lower(), before, r.of(analysis.text)) for r in e.roles)
    ]
    return tuple(titled) if len(titled) == 1 else ()


def _repeats(title: str, before: list[str], role: str) -> bool:
    """Whether "Prime Minister" can repeat a role: the title and all that qualifies it stand there."""
    words = [w.strip(",.'’").removesuffix("'s").removesuffix("’s") for w in role.lower().split()]
    states = {demonyms().get(w, w) for w in words}
    return title in words and all(w in words or demonyms().get(w, w) in states for w in before)


def _by_part(analysis: Analysis, noun: Token) -> tuple[Entity, ...]:
    """The one person of whose name a bare capitalised word is a part: "Wang" of "Wang Yi"."""
    if not noun.text[:1].isupper() or noun.pos not in ("PROPN", "NOUN") or noun.tag == "NNS":
        return ()
    named = [e for e in analysis.entities if e.type == "person" and noun.text in e.name.split()]
    return tuple(named) if len(named) == 1 else ()


def _only_quoted(analysis: Analysis, pronoun: Token, entity: Entity, context: Context) -> bool:
    """Whether the last one named was named in somebody's quoted words, so that "he" is rather that somebody."""
    named = [m for m in entity.mentions if m.end <= pronoun.span.start]
    if not named or context.last is None or entity.ident in context.last.entities:
        return False
    token = analysis.token_at(named[-1].start)
    return token is not None and token.index in context.inside


def _he_or_she(analysis: Analysis, pronoun: Token, context: Context) -> Speaker | None:
    """The last person outside of quotation marks that was the subject of a clause, not too far up; else who spoke
    last."""
    para = analysis.document.paragraph_at(pronoun.span.start).number
    for token in reversed(analysis.tokens[max(0, pronoun.index - _REACH) : pronoun.index]):
        if token.index in context.inside or not is_subject(token):
            continue
        if analysis.document.paragraph_at(token.span.start).number < para - 3:
            break
        people = [e for e in analysis.entities_of(token) if e.type == "person"]
        if len(people) == 1:
            return Speaker(people[0].name, (people[0].ident,), pronoun.span)
    return context.last


def _verbatim(analysis: Analysis, noun: Token) -> Speaker:
    """The phrase in the article's words, with an "of ..." that says which ("one of the protesters"), or the name that
    stands beside it."""
    name = next((n for n in appositions(analysis, noun) if n.pos == "PROPN"), noun)
    if name is not noun and noun.pos == "NOUN":
        noun = name
    span = noun_phrase(analysis, noun)
    for preposition, inner in prepositions_of(analysis, noun):
        near = preposition.index == noun.index + 1
        if near and preposition.text.lower() in ("of", "for", "at", "from", "with", "to") and not is_verb(inner):
            span = Span(span.start, max(span.end, noun_phrase(analysis, inner).end))
            break
    return Speaker(span.of(analysis.text).replace("\n", " "), (), span)
