"""Which numbers a reader wants at a glance, and the noun each of them counts."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.extract.figures.candidates import Candidate
from briefing.extract.figures.exclusions import excluded_by, is_year
from briefing.language.analysis import Analysis, Token
from briefing.language.syntax import ancestors, determiner_of, first_conjunct, is_verb
from briefing.text.span import Span

_COUNT_LABELS = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY", "DATE", "TIME", "ORDINAL", "NORP"})
#: Words for what happens to victims: beside one of them even "two" is a figure.
_CASUALTY = frozenset(
    """kill die wound injure hurt arrest detain kidnap abduct shoot behead execute rescue drown displace evacuate infect
    hospitalise hospitalize dead death fatality casualty victim missing injured wounded survivor hostage murder
    massacre slay perish decapitate trap capture lose stab charge convict sentence case infection""".split()
)
_VOTING = frozenset("vote pass approve adopt reject defeat ratify rule margin majority decision ruling ballot".split())
_DEFINITE = frozenset("the these those both his her its their our my your all any each every other".split())
# "a 105-member Senate": what the number before the hyphen counts.
_BODY = 10
_BODIES = {
    "member": "members",
    "seat": "seats",
    "strong": "strong",
    "person": "people",
    "nation": "nations",
    "country": "countries",
    "man": "men",
    "bed": "beds",
    "room": "rooms",
}
_MEMBERS = re.compile(rf"-(?P<of>{'|'.join(_BODIES)})\b")
_TIME = frozenset("second minute hour day night week weekend fortnight month quarter year decade century".split())
_CALLING = frozenset("call dial phone text".split())
_FURTHEST = 7


def figure_of(analysis: Analysis, candidate: Candidate, within: Span) -> Candidate | None:
    """The candidate with its noun in its span and as its unit, or None where it is no figure."""
    if excluded_by(analysis.text, candidate, within) or _in_a_name(analysis, candidate):
        return None
    if candidate.kind in ("money", "points"):
        return candidate
    if candidate.kind == "share":
        noun = _counted_noun(analysis, number_tokens(analysis, candidate), candidate)
        end = noun.span.end if noun is not None else candidate.span.end
        return replace(candidate, span=Span(candidate.span.start, end))
    if candidate.kind in ("percent", "fraction"):
        return _share(analysis, candidate)
    if candidate.kind == "measure":
        return _measure(analysis, candidate)
    return _count(analysis, candidate)


def number_tokens(analysis: Analysis, candidate: Candidate) -> tuple[Token, ...]:
    """The tokens that hold the number itself."""
    first = analysis.token_at(candidate.core.start)
    tokens = analysis.tokens_in(candidate.core)
    return tokens if tokens else ((first,) if first is not None else ())


def _share(analysis: Analysis, candidate: Candidate) -> Candidate | None:
    """A share with its whole: "95% of United States citizens", "a quarter of the city's population"."""
    text = analysis.text
    of = re.compile(r" of ").match(text, candidate.span.end)
    direct = candidate.kind == "percent" or re.match(r" (?:the|its|their) ", text[candidate.span.end :])
    if of is None:
        return candidate if direct else None
    following = list(analysis.tokens_in(Span(of.end(), min(len(text), of.end() + 80))))
    noun = _phrase_head(analysis, following)
    if noun is None:
        return candidate
    return replace(candidate, span=Span(candidate.span.start, max(candidate.span.end, noun.span.end)))


def _measure(analysis: Analysis, candidate: Candidate) -> Candidate | None:
    of = re.compile(r" of ").match(analysis.text, candidate.span.end)
    if candidate.unit == "points" and candidate.form == "word":
        return None
    if candidate.unit in ("feet", "m", "miles") and candidate.form == "word" and candidate.low <= 1:
        return None
    within = analysis.text[: candidate.span.start].endswith("within ")
    if of is not None and not within and candidate.unit not in ("degrees", "points"):
        noun = _phrase_head(analysis, list(analysis.tokens_in(Span(of.end(), min(len(analysis.text), of.end() + 40)))))
        if noun is not None and noun.pos == "NOUN":
            return replace(candidate, span=Span(candidate.span.start, noun.span.end))
    return candidate


def _phrase_head(analysis: Analysis, tokens: list[Token]) -> Token | None:
    """The last noun of the base noun phrase that these tokens begin with."""
    last: Token | None = None
    for token in tokens[:9]:
        if token.pos in ("NOUN", "PROPN", "NUM"):
            last = token
        elif token.pos in ("DET", "ADJ", "PRON") or token.tag in ("POS", "VBN", "VBG", "HYPH", "PRP$", "$"):
            if last is not None and token.tag not in ("POS", "HYPH") and token.pos != "ADJ":
                break
        else:
            break
    return last


def _count(analysis: Analysis, candidate: Candidate) -> Candidate | None:
    text = analysis.text
    members = _MEMBERS.match(text, candidate.core.end)
    if members is not None and (candidate.low >= _BODY or candidate.bound is not None):
        following = list(analysis.tokens_in(Span(members.end(), min(len(text), members.end() + 40))))
        noun = _phrase_head(analysis, following)
        end = noun.span.end if noun is not None else members.end()
        return replace(candidate, span=Span(candidate.span.start, end), kind="count", unit=_BODIES[members["of"]])
    hyphened = text[candidate.core.end : candidate.core.end + 1] == "-" and candidate.span.end == candidate.core.end
    if hyphened or (is_year(candidate, text) and candidate.bound is None):
        return None
    tokens = number_tokens(analysis, candidate)
    if not tokens:
        return None
    noun = _counted_noun(analysis, tokens, candidate)
    if candidate.kind == "range" and (noun is None or not _plural(noun)):
        return _bare_range(analysis, candidate, tokens)
    if noun is None:
        return candidate if _stands_alone(analysis, candidate, tokens) else None
    named = noun.tag == "NNP" and candidate.form == "digits" and candidate.bound is None
    if named or noun.lemma.lower() in _TIME or not _tells(analysis, candidate, noun, tokens):
        return None
    end = noun.span.end
    if text[end : end + 1] in _CLOSING and _OPENING.search(text, candidate.core.end, end):
        end += 1  # "15 “rebels”"
    return replace(candidate, span=Span(candidate.span.start, end), kind="count", unit=noun.text)


_CLOSING = frozenset("”\"’'»")
_OPENING = re.compile(r"[“\"‘«]")


def _plural(noun: Token) -> bool:
    return noun.tag in ("NNS", "NNPS") or noun.lemma in ("people", "police", "staff")


def _counted_noun(analysis: Analysis, tokens: tuple[Token, ...], candidate: Candidate) -> Token | None:
    """The head of the noun phrase that the number counts, by the tree, else by the order of the words."""
    last = tokens[-1]
    inside = {t.index for t in tokens}
    head = last
    while head.index in inside and analysis.head(head).index != head.index:
        head = analysis.head(head)
    after_end = head.span.start >= candidate.span.end
    if after_end and head.pos in ("NOUN", "PROPN") and head.index - last.index <= _FURTHEST:
        between = analysis.tokens[last.index + 1 : head.index]
        if not any(t.text in ",;:()–—" or t.pos == "ADP" or t.tag in ("VBD", "VBZ", "VBP", "MD") for t in between):
            return head
    following = [t for t in analysis.tokens[last.index + 1 : last.index + 1 + _FURTHEST] if t.sentence == last.sentence]
    following = [t for t in following if t.span.start >= candidate.span.end - 1]
    return _following_noun(analysis, following)


def _following_noun(analysis: Analysis, tokens: list[Token]) -> Token | None:
    found: Token | None = None
    for token in tokens:
        if token.pos in ("NOUN", "PROPN"):
            found = token
        elif found is not None or not (token.pos == "ADJ" or token.tag in ("VBN", "VBG", "RB", "HYPH", "JJ")):
            break
    return found


def _tells(analysis: Analysis, candidate: Candidate, noun: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a count is worth a line: large, in digits, bounded, or of victims; not "two countries", "the two"."""
    if is_year(candidate, analysis.text):
        return False
    if candidate.form == "scaled" or candidate.low >= 13:
        return True
    definite = (determiner_of(analysis, noun) or "") in _DEFINITE or _led_by(analysis, tokens[0], _DEFINITE)
    if candidate.bound is not None and not definite:
        return candidate.low > 1 or candidate.form == "word"
    if _of_victims(analysis, noun) and not definite:
        return candidate.low > 1 or candidate.form == "digits"
    if candidate.form == "digits":
        return candidate.low >= 4
    return candidate.low >= 4 and not definite


def _led_by(analysis: Analysis, token: Token, words: frozenset[str]) -> bool:
    return token.index > 0 and analysis.tokens[token.index - 1].text.lower() in words


def _of_victims(analysis: Analysis, noun: Token) -> bool:
    """Whether the noun or the verb it hangs on speaks of casualties or arrests."""
    if noun.lemma.lower() in _CASUALTY:
        return True
    for above in ancestors(analysis, noun):
        if is_verb(above) or above.pos in ("NOUN", "ADJ"):
            return above.lemma.lower() in _CASUALTY
    return False


def _bare_range(analysis: Analysis, candidate: Candidate, tokens: tuple[Token, ...]) -> Candidate | None:
    """A range or a vote without a noun: "from four to three", "380–34" of a vote; no scores, no spans of years."""
    if is_year(candidate, analysis.text):
        return None
    joined = re.search(r"\d(?:\s?[-–—]\s?|-to-)\d", candidate.core.of(analysis.text))
    if joined is not None:
        return replace(candidate, unit="votes") if _of_votes(analysis, candidate) else None
    before = analysis.tokens[tokens[0].index - 1] if tokens[0].index else None
    if before is not None and _is_age(analysis, candidate, before):
        return None
    led = candidate.core.start > candidate.span.start
    if not led and _of_votes(analysis, candidate):
        return replace(candidate, unit="votes")
    return candidate if led or candidate.low >= 4 or candidate.bound is not None else None


def _of_votes(analysis: Analysis, candidate: Candidate) -> bool:
    sentence = analysis.document.sentence_at(candidate.core.start)
    return any(t.lemma.lower() in _VOTING for t in analysis.tokens_of(sentence))


def _stands_alone(analysis: Analysis, candidate: Candidate, tokens: tuple[Token, ...]) -> bool:
    """Whether a number without a noun is a figure: "received 192", "women, 102,", "a close of 21,004.96"."""
    first, last = tokens[0], tokens[-1]
    before = analysis.tokens[first.index - 1] if first.index else None
    if before is not None and before.sentence != first.sentence:
        before = None
    if before is None:
        return candidate.form == "scaled" or (
            candidate.low >= 4 and candidate.form == "word" and _heads_clause(analysis, last)
        )
    if before.lemma in _CALLING or _is_age(analysis, candidate, before):
        return False
    if candidate.form == "digits" and candidate.bound is None and _labels(analysis, first, candidate):
        return False
    if before.text == "," and first.index >= 2 and _is_aged(analysis, candidate, first):
        return False
    if candidate.form == "scaled" or candidate.bound is not None:
        return candidate.low > 1
    if _of_victims(analysis, last) and candidate.low > 1:
        return True
    if candidate.form == "word":
        return candidate.low >= 4 and before.text.lower() not in _DEFINITE and _heads_clause(analysis, last)
    return candidate.low >= 4


def _labels(analysis: Analysis, number: Token, candidate: Candidate) -> bool:
    """Whether bare digits right behind a noun are its label: "police posts 542 and 543"."""
    opening = first_conjunct(analysis, number)
    before = analysis.tokens[opening.index - 1] if opening.index else None
    same = before is not None and before.sentence == number.sentence
    return (
        same and before is not None and before.pos in ("NOUN", "PROPN") and "," not in candidate.core.of(analysis.text)
    )


def _is_age(analysis: Analysis, candidate: Candidate, before: Token) -> bool:
    """ "died at 95", "lowered the voting age to 16", "ranging in age from eleven to 75"."""
    if not 0 < candidate.low < 120:
        return False
    near = analysis.tokens[max(0, before.index - 14) : before.index + 1]
    near = tuple(t for t in near if t.sentence == before.sentence)
    if before.text.lower() == "at" and any(t.lemma == "die" for t in near):
        return True
    return any(t.lemma in ("age", "aged") for t in near)


def _heads_clause(analysis: Analysis, token: Token) -> bool:
    return is_verb(analysis.head(token))


def _is_aged(analysis: Analysis, candidate: Candidate, first: Token) -> bool:
    """An age between commas: "Ann Maguire, 61, was stabbed", "another brother, 22, was chained"."""
    named, last = analysis.tokens[first.index - 2], number_tokens(analysis, candidate)[-1]
    after = analysis.tokens[last.index + 1] if last.index + 1 < len(analysis.tokens) else None
    closed = after is None or after.text in (",", ".", ")", ";")
    entity = analysis.entity_at(named.span.start)
    person = entity is not None and entity.type == "person"
    return person or (closed and candidate.low < 120 and candidate.form == "digits" and named.tag in ("NN", "NNP"))


def _in_a_name(analysis: Analysis, candidate: Candidate) -> bool:
    """Whether the number belongs to a name: "Boeing 737", "the 2008 Summer Olympics", "Windows 7"."""
    if candidate.kind in ("money", "percent", "points"):
        return False
    for mention in _mentions_over(analysis, candidate.core):
        if mention.start < candidate.core.start and analysis.text[mention.start].isupper():
            return True
    entity = analysis.entity_at(candidate.core.start)
    return entity is not None and any(
        m.overlaps(candidate.core) and not candidate.core.contains(m) for m in entity.mentions
    )


def _mentions_over(analysis: Analysis, span: Span) -> list[Span]:
    return [m.span for m in analysis.mentions if m.label not in _COUNT_LABELS and m.span.overlaps(span)]
