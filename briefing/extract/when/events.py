"""What an expression dates: the verb or noun it stands by."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing.extract.when.tense import Mark
from briefing.language import clauses, syntax
from briefing.language.analysis import Analysis, Token
from briefing.text.span import Span

# Nouns of happenings that no suffix tells.
_NOUNS = frozenset(
    """attack strike raid bombing blast explosion war battle fight clash riot protest demonstration rally march coup
    siege summit talk meeting conference session debate hearing trial vote poll election referendum ballot ceremony
    visit trip tour speech address interview report statement call letter tweet deal pact accord treaty agreement
    truce ceasefire launch release start end beginning opening closing sale purchase merger takeover offer bid crash
    collapse fall rise drop gain loss decline growth increase cut hike record deadline earthquake quake tsunami
    flood storm hurricane cyclone typhoon fire drought famine outbreak epidemic pandemic death murder killing
    assassination arrest verdict ruling sentence appeal lawsuit decision order law bill budget manifesto game match
    race tournament festival anniversary birthday birth wedding funeral inauguration resignation appointment
    nomination campaign crisis revolution uprising incident accident disaster shooting shutdown boycott embargo
    sanction review test flight mission delivery signing dialogue commemoration issue plan project edition version
    term show exhibition premiere debut event violence unrest turmoil change move action operation offensive
    invasion withdrawal pullout retreat advance victory defeat win holiday break""".split()
)
_SUFFIX = re.compile(r"(?:[ts]ion|ment|ance|ence|al|ure|ing|sis|age|down|out)$")
# Nouns with such an ending that happen to nobody.
_THINGS = frozenset(
    """nation position million billion government department parliament ministry document official capital hospital
    criminal individual professional animal building village language message king ring thing spring morning evening
    region religion population organisation organization institution corporation association union section station
    television opinion moment apartment element environment percentage image package page age male journal material
    potential principal terminal journal manual rival general admiral cardinal tribunal commission delegation
    administration coalition equipment cement garment president science audience conscience intelligence residence
    evidence ambulance finance alliance insurance substance distance council figure picture furniture nature
    structure""".split()
)


def is_happening(noun: str) -> bool:
    """Whether a noun in the singular and in lower case names something that happens."""
    return noun in _NOUNS or (noun not in _THINGS and len(noun) > 5 and bool(_SUFFIX.search(noun)))


@dataclass(frozen=True, slots=True)
class Event:
    """What an expression dates: its ``word``, and where a tree was read the ``clause`` that tells it."""

    word: str
    clause: Span | None = None


def event_in_tree(analysis: Analysis, span: Span) -> Event | None:
    """What a timex dates in its sentence's tree."""
    token = _dated(analysis, span)
    return Event(token.text, clauses.telling(analysis, token)) if token is not None else None


def _dated(analysis: Analysis, span: Span) -> Token | None:
    """The word that a timex hangs on: upward, past prepositions and nouns that do not happen."""
    inside = analysis.tokens_in(span)
    if not inside:
        return None
    top = next(
        (t for t in inside if t.head == t.index or not span.start <= analysis.head(t).span.start < span.end), inside[0]
    )
    beside = _noun_beside(analysis, top)
    if beside is not None:
        return beside
    last = top
    for above in syntax.ancestors(analysis, top):
        if above.sentence != top.sentence:
            break
        if above.pos in ("NOUN", "PROPN") and (
            is_happening(above.lemma.lower()) or (last is top and top.index < above.index)
        ):
            return above
        if syntax.is_verb(above):
            return _content(analysis, above)
        last = above
    return last if last is not top and last.pos in ("NOUN", "PROPN", "ADJ") else None


def _noun_beside(analysis: Analysis, top: Token) -> Token | None:
    """The noun of a happening right before "for" or "of" and the expression: "a snap election for December"."""
    if top.index < 2:
        return None
    preposition, noun = analysis.tokens[top.index - 1], analysis.tokens[top.index - 2]
    after = analysis.tokens[top.index + 1] if top.index + 1 < len(analysis.tokens) else top
    if noun.sentence != top.sentence or after.tag == "POS" or preposition.text.lower() not in ("for", "of"):
        return None
    return noun if noun.pos == "NOUN" and is_happening(noun.lemma.lower()) else None


def _content(analysis: Analysis, verb: Token) -> Token:
    """What a form of "be" says of its subject ("It was a strike", "shops are open"); any other verb itself."""
    if verb.lemma != "be":
        return verb
    said = syntax.predicate_of(analysis, verb)
    return said if said is not None and (said.pos == "ADJ" or is_happening(said.lemma.lower())) else verb


_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_AUXILIARIES = frozenset(
    "was were is are am be been has have had will would could may might should must can do did does".split()
)


def event_nearby(
    text: str, sentence: Span, span: Span, found: tuple[Mark, ...], is_word: Callable[[str], bool] = is_happening
) -> str | None:
    """Without a tree: the nearest word of the sentence that is a verb with a tense or a noun that happens.

    A noun right after the expression wins ("Tuesday's declaration"), then the verb before it, then what follows.
    """
    after: list[str] = _WORD.findall(text, span.end, min(sentence.end, span.end + 60))[:4]
    possessive = bool(re.match(r"['’]s?\b", text[span.end : span.end + 2]))
    for word in after[: 4 if possessive else 2]:
        low = word.lower().removesuffix("’s").removesuffix("'s")
        if is_word(low) or is_word(low.removesuffix("s")):
            return word.removesuffix("’s").removesuffix("'s")
    before = [m for m in found if m.end <= span.start]
    following = [m for m in found if m.start >= span.end]
    noun = _noun_before(text, sentence, span, is_word)
    verb = before[-1] if before else following[0] if following else None
    if noun and verb and before and noun[0] > verb.end and span.start - noun[1] < 12:
        return text[noun[0] : noun[1]]
    if verb is None:
        return text[noun[0] : noun[1]] if noun else None
    return _main_verb(text, sentence, verb)


def _noun_before(text: str, sentence: Span, span: Span, is_word: Callable[[str], bool]) -> tuple[int, int] | None:
    found = None
    for match in _WORD.finditer(text, max(sentence.start, span.start - 60), span.start):
        low = match[0].lower()
        if is_word(low) or is_word(low.removesuffix("s")):
            found = match.span()
    return found


def _main_verb(text: str, sentence: Span, mark: Mark) -> str:
    """The content verb of a marked group: "resumed" of "has resumed", "sign" of "will sign"."""
    words: list[str] = _WORD.findall(text, mark.start, mark.end)
    if words and words[-1].lower() not in _AUXILIARIES and words[-1].lower() not in ("to", "for", "ll"):
        return words[-1]
    following: list[str] = _WORD.findall(text, mark.end, min(sentence.end, mark.end + 40))
    for word in following[:3]:
        low = word.lower()
        if low not in _AUXILIARIES and low not in ("not", "also", "be", "to") and not low.endswith("ly"):
            return word
    return words[0] if words else text[mark.start : mark.end]
