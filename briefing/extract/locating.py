"""How each mention of a place stands to what is told: something happens in it, goes to it, or it only acts."""

from __future__ import annotations

from briefing.language.analysis import Analysis, Token
from briefing.language.gazetteers import fold, known_names
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
    objects_of,
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
_TOWARDS = ("from", "into", "toward", "towards", "through", "between", "with")
# What lies between two states, and where a state is when something is done at it.
_FRONTIERS = frozenset("border frontier boundary crossing barrier wall strip zone".split())
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
# Where people are when they are at it: "in a New York press conference", "at its Cupertino headquarters".
_VENUES = frozenset(
    """conference ceremony rally court courtroom headquarters factory plant hospital hotel school college restaurant
    museum prison jail base studio suburb neighborhood neighbourhood mosque church theater theatre store warehouse
    office courthouse shipyard nightclub airport station stadium arena port harbour harbor""".split()
)
_AT_HOME = frozenset(
    """ban institute legalize legalise elect vote close shut suspend arrest detain jail execute evacuate outlaw abolish
    introduce impose lift raise cut nationalize privatize host test launch fire seal open declare pass
    approve convict sentence try conduct deliver set dissolve reopen swear acquit pardon nationalise privatise
    celebrate mourn legislate""".split()
)
_CONFLICTS = frozenset("war conflict fighting clash battle hostility skirmish ceasefire truce traffic trade".split())
_BESIDE = frozenset("in at near outside inside".split())
_SPOKEN = frozenset("address speech verdict ruling judgment judgement sentence statement lecture budget eulogy".split())
_MOVES = frozenset("travel go come return fly arrive move head drive sail march flee deploy trip visit".split())
_MEMBERS = frozenset("country nation economy company bank state".split())


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
        outer = first_conjunct(analysis, noun)
        set_in = after_preposition(analysis, outer)
        if (set_in is not None and set_in.text.lower() in (*_AT, "into", "through")) or is_object(outer):
            first = outer
    venue = _venue(analysis, mention, first)
    if venue is not None:
        return 4 if is_root(analysis.head(venue)) else 3
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
        return _towards(analysis, preposition)
    outer = analysis.head(first)
    held = analysis.entity_at(outer.span.start) if outer is not first else None
    if held is not None and held.type == "place" and not is_modifier(first):
        beside = next((m for m in held.mentions if m.contains(outer.span)), mention)
        return min(2, locates(analysis, beside)) if not beside.overlaps(mention) else 0
    owns = (is_possessor(first) or is_modifier(first)) and analysis.head(first).lemma.lower() in _SCENES
    verb = analysis.head(first)
    acts = is_subject(first) and (is_root(verb) or is_root(analysis.head(verb))) and at_home(analysis, verb)
    return int(owns or acts or (preposition is not None and preposition.text == "to"))


def names_venue(analysis: Analysis, mention: Span) -> bool:
    """Whether a mention only says which conference or airport something happens at: "at [Brussels] airport"."""
    head = head_in(analysis, mention)
    return head is not None and _venue(analysis, mention, first_conjunct(analysis, head)) is not None


def _venue(analysis: Analysis, mention: Span, first: Token) -> Token | None:
    """The preposition before the venue that a place's name qualifies; None where it qualifies none, or is a state's."""
    noun = analysis.head(first)
    if not is_modifier(first) or noun.lemma not in _VENUES or _is_state(analysis, mention):
        return None
    before = after_preposition(analysis, first_conjunct(analysis, noun))
    return before if before is not None and before.text.lower() in _BESIDE else None


def _is_state(analysis: Analysis, mention: Span) -> bool:
    known = known_names().get(fold(mention.of(analysis.text)))
    return known is not None and known.state


def _towards(analysis: Analysis, preposition: Token) -> int:
    """2 where something moves from or into a place, or at the border of it; 1 for where one comes from ("a man from
    Sydney") or a war goes on; 0 for "hopefuls from Afghanistan" and "talks between Turkey and Libya", which are held
    anywhere."""
    outer, word = analysis.head(preposition), preposition.text.lower()
    if word in ("between", "with"):
        beside = analysis.tokens[preposition.index - 1]
        frontier = any(t.lemma.lower() in _FRONTIERS for t in (outer, beside))
        if frontier or (word == "between" and outer.lemma in _MOVES):
            return 2
        return int(word == "between" and outer.lemma in _CONFLICTS)
    return 2 if word != "from" or is_verb(outer) else int(outer.tag != "NNS")


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


def at_home(analysis: Analysis, verb: Token) -> bool:
    """Whether a state does within its borders what a verb or the infinitive it governs says."""
    inner = complement_of(analysis, verb)
    told = [v for v in (verb, inner) if v is not None and v.lemma in _AT_HOME]
    return any(v.lemma != "deliver" or _is_spoken(analysis, v) for v in told)


def _is_spoken(analysis: Analysis, verb: Token) -> bool:
    """Whether what is delivered is a speech or a verdict, not tanks."""
    return any(t.lemma.lower() in _SPOKEN for t in objects_of(analysis, verb))
