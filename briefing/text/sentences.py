"""Sentence splitting for news, aware of abbreviations, initials, quotation marks and numbers."""

from __future__ import annotations

import re

from briefing.text.span import Span

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm maj brig rev hon st sr jr messrs pres amb supt insp
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun no nos vol fig art sec para pp ed
    inc ltd co corp bros plc dept est approx al etc vs v cf eg ie e.g i.e a.m p.m ave blvd rd mt ft u.s u.k u.n e.u
    d.c ph.d b.c a.d u.s.a m.p""".split()
)
# Abbreviations that often end a sentence too: they split before a capital that cannot continue a name.
_MAY_END = frozenset("inc ltd co corp plc etc a.m p.m u.s u.k u.n e.u d.c u.s.a al jr sr".split())
_STARTERS = re.compile(
    r"(?:The|A|An|He|She|It|They|We|I|This|That|These|Those|In|On|At|But|And|However|For|As|If|When|While|After|Before"
    r"|His|Her|Its|Their|Our|There|According|Although|Despite|Since|With|No|Some|Many|Most|Both|Earlier|Meanwhile"
    r"|Last|Mr|Mrs|Ms|Dr|President|Officials|Police)\b"
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[.!?][\"”’»](?=[A-Z])|\n")
_WORD_BEFORE = re.compile(r"[\w.’']+$")


def split_sentences(text: str, within: Span) -> list[Span]:
    """The sentences of one block, in order, without white space at their ends; together they cover all its words."""
    spans: list[Span] = []
    start = within.start
    for match in _END.finditer(text, within.start, within.end):
        if match[0] != "\n" and not _ends(text, match, within):
            continue
        if match[0] == "\n" and not _line_ends(text, match.start(), within):
            continue
        span = Span(start, match.end()).trimmed(text)
        if len(span):
            spans.append(span)
        start = match.end()
    rest = Span(start, within.end).trimmed(text)
    if len(rest):
        spans.append(rest)
    return spans


def _line_ends(text: str, at: int, within: Span) -> bool:
    """A newline inside a block ends a sentence only where the line before is closed or the next opens a new one."""
    before = text[at - 1] if at > within.start else "."
    return before in ".!?:;”\""


def _ends(text: str, match: re.Match[str], within: Span) -> bool:
    after = text[match.end() : min(within.end, match.end() + 40)].lstrip()
    if not after:
        return True
    mark = match[0]
    if after[0].islower() or after[0] in ",;:)":
        return False
    if not mark.startswith("."):
        # "What now?" he asked. / "Go!" Smith said: the quotation goes on with its attribution.
        return not (len(mark) > 1 and re.match(r"[a-z]", after))
    if len(mark) > 1 and mark[1] in "\"'”’»)":
        return True
    before = _WORD_BEFORE.search(text, max(within.start, match.start() - 20), match.start())
    word = before[0] if before else ""
    lower = word.lower()
    if lower in _ABBREVIATIONS:
        return lower in _MAY_END and bool(_STARTERS.match(after))
    if len(word) == 1 and word.isupper() and word != "I":
        return bool(_STARTERS.match(after))
    if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return bool(_STARTERS.match(after))
    return not (word.isdigit() and len(word) <= 2 and after[0].isdigit())
