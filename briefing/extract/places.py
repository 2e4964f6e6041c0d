"""Where something happens: places behind "in" and "at", in datelines, and at last those that are named at all."""

from __future__ import annotations

from briefing.extract.items import Place
from briefing.language.analysis import Analysis, Entity, Token
from briefing.language.gazetteers import capitals, demonyms, fold, known_names
from briefing.language.syntax import (
    after_preposition,
    complement_of,
    first_conjunct,
    is_modifier,
    is_object,
    is_possessor,
    is_root,
    is_subject,
    is_verb,
    own_subject,
    root_of,
)
from briefing.text.span import Span

# Prepositions before the place of an event, the most telling first.
_AT = (
    "in",
    "at",
    "near",
    "off",
    "on",
    "outside",
    "inside",
    "across",
    "around",
    "throughout",
    "over",
    "along",
    "within",
)
_TOWARDS = ("from", "into", "toward", "towards", "through", "with", "between")
# "the island of Java", "the town of Pangandaran": the noun takes up the place.
_PLACE_NOUNS = frozenset(
    """island city town village province region state capital district coast port border area canton county valley
    peninsula suburb territory municipality republic neighborhood neighbourhood area""".split()
)
_HITS = frozenset(
    """hit strike rock attack shake batter invade bomb devastate flood sweep visit tour enter leave reach occupy seize
    capture besiege storm""".split()
)
# What a state's event or land is: "the UK's May elections", "Java's southern coast".
_SCENES = frozenset(
    """election vote referendum parliament senate congress court government market coast border capital north south
    east west territory airspace water soil economy city region island province village town
    marathon olympics airport stadium festival street university""".split()
)
_PARTS_OF_CITIES = frozenset(
    "park square district street avenue road station stadium airport hall church cathedral hospital bridge".split()
)
_AT_HOME = frozenset(
    """ban institute legalize legalise elect vote close shut suspend arrest detain jail execute evacuate outlaw abolish
    introduce impose lift raise cut nationalize privatize host test launch fire seal open declare pass
    approve convict sentence try conduct deliver set dissolve reopen swear acquit pardon nationalise privatise
    celebrate mourn legislate""".split()
)
_MOVES = frozenset("travel go come return fly arrive move head drive sail march flee deploy trip visit".split())
_MEMBERS = frozenset("country nation economy company bank state".split())
_MOST = 3


def head_in(analysis: Analysis, mention: Span) -> Token | None:
    """The word of a mention that hangs on what stands outside of it."""
    tokens = analysis.tokens_in(mention)
    inside = {t.index for t in tokens}
    outer = [t for t in tokens if t.head not in inside or t.head == t.index]
    return outer[-1] if outer else None


def locates(analysis: Analysis, mention: Span) -> int:
    """How a mention places things: 4 behind "in" or the like at the sentence's main verb, 3 behind "in" elsewhere,
    2 beside a place that is ("Aceh, Indonesia") or behind "into" or "from", 1 as a subject or possessor, 0 otherwise
    ("the UK government")."""
    head = head_in(analysis, mention)
    if head is None:
        return 0
    first = first_conjunct(analysis, head)
    noun = analysis.head(first)
    if (is_modifier(first) or is_possessor(first)) and noun.lemma in _PLACE_NOUNS and noun.text.islower():
        # "in Russia's Ryazan region": the noun stands for the place.
        set_in = after_preposition(analysis, first_conjunct(analysis, noun))
        if set_in is not None and set_in.text.lower() in _AT:
            first = first_conjunct(analysis, noun)
    preposition = after_preposition(analysis, first)
    if (
        preposition is not None
        and preposition.text.lower() == "of"
        and analysis.head(preposition).lemma in _PLACE_NOUNS
    ):
        return 3
    if is_object(first) and analysis.head(first).lemma in _HITS:
        return 4
    if preposition is not None and preposition.text == "in" and analysis.head(preposition).lemma in _MEMBERS:
        # "the first country in Latin America" lies there, what it did need not.
        return 0
    if preposition is None and (before := _preposition_beside(analysis, mention)):
        return before
    if preposition is not None and preposition.text.lower() in _AT:
        return 4 if is_root(analysis.head(preposition)) else 3
    if preposition is not None and preposition.text.lower() == "to" and analysis.head(preposition).lemma in _MOVES:
        return 4 if is_root(analysis.head(preposition)) else 3
    if preposition is not None and preposition.text.lower() in _TOWARDS:
        # "hopefuls from Afghanistan" tells where somebody comes from, not where something happens.
        return 2 if preposition.text.lower() != "from" or is_verb(analysis.head(preposition)) else 1
    outer = analysis.head(first)
    held = analysis.entity_at(outer.span.start) if outer is not first else None
    if held is not None and held.type == "place" and not is_modifier(first):
        beside = next((m for m in held.mentions if m.contains(outer.span)), mention)
        return min(2, locates(analysis, beside)) if not beside.overlaps(mention) else 0
    owns = (is_possessor(first) or is_modifier(first)) and analysis.head(first).lemma.lower() in _SCENES
    verb = analysis.head(first)
    acts = is_subject(first) and (is_root(verb) or is_root(analysis.head(verb))) and _at_home(analysis, verb)
    return int(owns or acts or (preposition is not None and preposition.text == "to"))


def _preposition_beside(analysis: Analysis, mention: Span) -> int:
    """3 where a preposition of place stands right before a name that the parser hung on nothing or tore apart ("at the
    [Fukushima] | [I Nuclear Power Plant]"), else 0."""
    first = analysis.token_at(mention.start)
    if first is None:
        return 0
    at = first.index - 1
    if at > 0 and analysis.tokens[at].pos == "DET":
        at -= 1
    before = analysis.tokens[at] if at >= 0 else None
    if before is None or before.sentence != first.sentence or before.pos != "ADP":
        return 0
    other = any(c.index > before.index and not mention.contains(c.span) for c in analysis.children(before))
    return 3 if before.text.lower() in _AT and not other else 0


def _is_main_subject(analysis: Analysis, token: Token) -> bool:
    return is_subject(token) and is_root(analysis.head(token))


def _at_home(analysis: Analysis, verb: Token) -> bool:
    """Whether a state does within its borders what a verb or the infinitive it governs says."""
    inner = complement_of(analysis, verb)
    return verb.lemma in _AT_HOME or (inner is not None and inner.lemma in _AT_HOME)


def scene_of(
    analysis: Analysis, clause: Span, follow_up: tuple[Span, ...], where: tuple[Place, ...]
) -> tuple[str, ...]:
    """The places of the event that a clause tells, at most three: those it sets the event in, else the dateline's,
    else those that the clause has to do with, else those of the sentences that take the event up."""
    found = _ranked(analysis, clause)
    later = [[n for rank, n in _ranked(analysis, span) if rank == 4] for span in follow_up]
    datelines = [p.name for p in where if any(d in p.mentions for d in analysis.document.datelines)]
    for names in (
        [n for rank, n in found if rank == 4],
        [n for rank, n in found if rank == 3],
        datelines,
        [n for rank, n in found if rank == 2],
        [n for rank, n in found if rank == 1],
        _in_title(analysis),
        next((names for names in later if names), []),
        [n for rank, n in (_ranked(analysis, follow_up[0]) if follow_up else ()) if rank == 3],
        _states_of_bodies(analysis, clause) or _state_of_subject(analysis, clause),
        _ground_of_title(analysis),
    ):
        if names:
            placed = list(dict.fromkeys(_with_containers(analysis, clause, names)))[:_MOST]
            return tuple(
                [*placed, *_city_of_title(analysis, clause)][:_MOST] if all(map(_is_within_city, placed)) else placed
            )
    return ()


def _is_within_city(name: str) -> bool:
    return name.rsplit(" ", 1)[-1].lower() in _PARTS_OF_CITIES


def _city_of_title(analysis: Analysis, clause: Span) -> list[str]:
    """The one well-known place that the title names, around parks and districts that few know: "Hong Kong"; not a state
    that only acts in the clause."""
    title = analysis.document.title or ""
    root = root_of(analysis, analysis.document.sentence_at(clause.start).number)
    subject = own_subject(analysis, root) if root is not None else None
    acting = {t.span.start for t in (analysis.subtree(subject) if subject is not None else ())}
    known = [
        e.name
        for e in analysis.entities
        if e.type == "place"
        and (fold(e.name) in known_names() or fold(e.name) in capitals())
        and not any(m.start in acting for m in e.mentions)
        and any(form in title for form in (e.name, *e.aliases))
    ]
    return known if len(known) == 1 else []


def _in_title(analysis: Analysis) -> list[str]:
    """The places of the article that its title sets the news in ("terror threat in Mumbai")."""
    title = analysis.document.title or ""
    return [
        e.name
        for e in analysis.entities
        if e.type == "place"
        and any(f" {word} {form}" in title for word in ("in", "at", "near", "off") for form in (e.name, *e.aliases))
    ]


def _ground_of_title(analysis: Analysis) -> list[str]:
    """The one place that the title names, where the article sets something in it ("Hundreds of Hong Kong district
    council seats ...")."""
    title = analysis.document.title or ""
    named = [
        e
        for e in analysis.entities
        if e.type == "place" and any(len(form) > 2 and form in title for form in (e.name, *e.aliases))
    ]
    if len(named) != 1 or not any(locates(analysis, m) > 2 for m in named[0].mentions if not _is_quoted(analysis, m)):
        return []
    return [named[0].name]


def _is_quoted(analysis: Analysis, mention: Span) -> bool:
    """Whether a mention stands within quotation marks: where somebody sets what he says is no place of the news."""
    start = analysis.document.paragraph_at(mention.start).span.start
    before = analysis.text[start : mention.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _with_containers(analysis: Analysis, clause: Span, names: list[str]) -> list[str]:
    """The places with those that stand right behind them: "Rustenburg, South Africa", "Jeddah in Saudi Arabia"."""
    found: list[str] = []
    places = sorted((m, e.name) for e in analysis.entities if e.type == "place" for m in e.mentions)
    for name in names:
        found.append(name)
        ends = [m.end for m, n in places if n == name and clause.contains(m)]
        for mention, other in places:
            between = analysis.text[ends[-1] : mention.start] if ends and ends[-1] <= mention.start else None
            if between in (", ", " in ", ", in ") and clause.contains(mention):
                found.append(other)
                ends.append(mention.end)
    return found


def _states_of_bodies(analysis: Analysis, span: Span) -> list[str]:
    """The states in the names of the bodies that a clause is about ("the National Congress of Bolivia")."""
    named = " ".join(
        m.of(analysis.text) for e in analysis.entities if e.type == "org" for m in e.mentions if span.contains(m)
    ).replace("of the ", "of ")
    return [e.name for e in analysis.entities if _is_state(e) and f"of {e.name}" in named]


def _is_state(entity: Entity) -> bool:
    known = known_names().get(fold(entity.name))
    return entity.type == "place" and known is not None and known.state


def _state_of_subject(analysis: Analysis, clause: Span) -> list[str]:
    """The state that the subject belongs to, where it does at home what the clause says ("Egyptians voted", "the
    United Kingdom's Queen suspended parliament")."""
    root = root_of(analysis, analysis.document.sentence_at(clause.start).number)
    if root is None or not _at_home(analysis, root):
        return []
    subject = own_subject(analysis, root)
    words = analysis.subtree(subject) if subject is not None else ()
    states = {key for t in words if (key := demonyms().get(fold(t.text)))}
    named = {e.ident for t in words if (e := analysis.entity_at(t.span.start)) is not None and _is_state(e)}
    return [e.name for e in analysis.entities if e.ident in named or (_is_state(e) and _key(e) in states)]


def _key(entity: Entity) -> str:
    known = known_names().get(fold(entity.name))
    return known.key if known is not None else ""


def _ranked(analysis: Analysis, span: Span) -> list[tuple[int, str]]:
    """The places of a stretch with how they place things, in order of the text; a body where something is set
    ("at the White House") is one."""
    found: dict[int, tuple[Span, int, str]] = {}
    for entity in analysis.entities:
        for mention in entity.mentions:
            if entity.type == "person" or not span.contains(mention) or _is_quoted(analysis, mention):
                continue
            rank = locates(analysis, mention)
            if entity.type == "org" and not (rank == 4 and _is_at(analysis, mention)):
                continue
            held = found.get(entity.ident)
            if held is None or rank > held[1]:
                found[entity.ident] = (mention, rank, entity.name)
    return [(rank, name) for _, rank, name in sorted(found.values())]


def _is_at(analysis: Analysis, mention: Span) -> bool:
    head = head_in(analysis, mention)
    preposition = after_preposition(analysis, head) if head is not None else None
    return preposition is not None and preposition.text.lower() in ("at", "outside", "inside", "near")
