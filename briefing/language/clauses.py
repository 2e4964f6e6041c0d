"""The words that tell an event: its clause, from the subject to the last thing said of it.

"On October 6, Trump and Erdoğan spoke on the phone, after which ..." tells of "spoke": "Trump and Erdoğan spoke on the
phone".
"""

from __future__ import annotations

from briefing.language import syntax
from briefing.language.analysis import Analysis, Token
from briefing.text.span import Span

# A clause is read in one line: a further part is left out where it would make it longer than this.
_MOST_WORDS = 20
# How far from its first verb's subject a coordinated verb may stand to be read with it, in tokens.
_NEAR = 12
# What is a statement of its own after a verb.
_BESIDE = frozenset({"advcl", "parataxis", "conj", "cc", "relcl"})
# Forms that share the subject of the verb above them, and with it the clause; "following" is no verb but a preposition.
_GOVERNED = frozenset({"xcomp", "aux", "auxpass", "prep"})
# What a verb cannot do without: the clause says something once it has one of them.
_CORE = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "agent", "dative"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod", "expl"})
_MARKS = ",;:–—- "


def telling(analysis: Analysis, event: Token) -> Span:
    """The words that tell an event, given its verb or noun: one stretch of its sentence that holds the event.

    For a noun it is the clause of the verb it hangs on, or the noun's own phrase where it hangs on none.
    """
    verb: Token | None = event
    while verb is not None and (not syntax.is_verb(verb) or verb.dep in _GOVERNED):
        verb = analysis.head(verb) if verb.head != verb.index else None
    if verb is None or verb.sentence != event.sentence:
        return syntax.subtree_span(analysis, event)
    start = min(_start(analysis, verb), event.span.start)
    end = max(_without_rest(analysis, _end(analysis, verb, start), event), event.span.end)
    return _rounded(analysis, Span(start, end), event)


def _start(analysis: Analysis, verb: Token) -> int:
    """Where the clause of a verb begins: a statement before it ("..., he said"), its subject, or the verb's group."""
    before = [c for c in analysis.children(verb) if c.index < verb.index]
    stated = next((c for c in before if c.dep == "ccomp"), None)
    if stated is not None:
        return _first(analysis, stated)
    subject = syntax.own_subject(analysis, verb)
    if verb.dep in ("acl", "relcl") and (subject is None or subject.tag in ("WDT", "WP")):
        return syntax.noun_phrase(analysis, analysis.head(verb)).start
    if subject is None and verb.dep == "conj":
        first = syntax.subject_of(analysis, verb)
        if first is not None and first.sentence == verb.sentence and 0 < verb.index - first.index <= _NEAR:
            return _first(analysis, first)
    if subject is not None and subject.index < verb.index:
        return _first(analysis, subject)
    return min((c.span.start for c in before if c.dep in _GROUP), default=verb.span.start)


def _first(analysis: Analysis, top: Token) -> int:
    return next((t for t in analysis.subtree(top) if t.pos != "PUNCT"), top).span.start


def _end(analysis: Analysis, verb: Token, start: int) -> int:
    """Where it ends: after the last of the parts that belong to what the verb says."""
    end, said = verb.span.end, False
    for c in analysis.children(verb):
        if c.index < verb.index or c.pos == "PUNCT":
            continue
        if c.dep in _BESIDE:
            break
        part = syntax.subtree_span(analysis, c).end
        if said and len(analysis.text[start:part].split()) > _MOST_WORDS:
            break
        end, said = max(end, part), said or c.dep in _CORE
    return end


def _without_rest(analysis: Analysis, end: int, event: Token) -> int:
    """The end before words that lead on to what is left out: "announced by both and | by" of "and by AT&T"."""
    last = analysis.token_at(end - 1)
    while last is not None and last.index > event.index and last.index + 1 < len(analysis.tokens):
        leads = last.pos in ("ADP", "CCONJ", "DET", "SCONJ") or last.tag == "TO" or last.text == ","
        if not leads or analysis.tokens[last.index + 1].text in _CLOSING:
            break
        last = analysis.tokens[last.index - 1]
        end = last.span.end
    return end


_CLOSING = frozenset({".", "!", "?", ";", ",", "”", '"', "’", ")"})


def _rounded(analysis: Analysis, span: Span, event: Token) -> Span:
    """The same stretch with its first word whole ("[M]arriage"), no mark hanging at its end, its quotation closed."""
    text, sentence = analysis.text, analysis.document.sentences[event.sentence].span
    start, end = span.start, span.end
    while start > sentence.start and not text[start - 1].isspace() and text[start - 1] not in "\"“‘'(«":
        start -= 1
    while end > event.span.end and text[end - 1] in _MARKS:
        end -= 1
    words = text[start:end]
    for opening, closing in (("“", "”"), ("«", "»"), ('"', '"')):
        unclosed = words.count('"') % 2 if opening == closing else words.count(opening) > words.count(closing)
        if unclosed and (at := text.find(closing, end, min(sentence.end, end + 3))) >= 0:
            end = at + 1
    return Span(start, end)
