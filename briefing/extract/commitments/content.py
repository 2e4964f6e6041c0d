"""What is bound: the verbatim phrase that says what will be done, without the actor and what merely surrounds it."""

from __future__ import annotations

from briefing.extract.commitments.frames import Candidate
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token
from briefing.text.span import Span

_CUT_MARKS = frozenset(
    "if unless when while as because since although though after before until whereas so whether once provided".split()
)
_EDGE = frozenset(",;:–—-.!?\"'“”‘’()")
_INCLUDING = frozenset({"including", "following", "regarding", "despite", "given", "amid", "according"})


def action_span(analysis: Analysis, candidate: Candidate, subject: Token | None) -> Span:
    """The span of the action of a candidate; it opens with ``subject`` where that is part of what is promised."""
    content = candidate.content
    cut = _cuts(analysis, candidate)
    inside = [t for t in _body(analysis, candidate) if t.index not in cut]
    first = _first(analysis, content, subject)
    last = content
    for t in inside:
        if t.index == last.index + 1:
            last = t
        elif t.index > last.index:
            break
    return _trimmed(analysis, Span(first.span.start, last.span.end))


def _body(analysis: Analysis, candidate: Candidate) -> tuple[Token, ...]:
    """What may belong to the action: the content's subtree, and for a thing what follows it in its cue's phrase
    ("$28 million in aid | to the people of Yemen", "actions | to help meet the need")."""
    content = candidate.content
    if syntax.is_verb(content) or candidate.item:
        return analysis.subtree(content)
    own = {t.index for t in analysis.subtree(content)}
    rest = (t for t in analysis.subtree(candidate.inner.token) if t.index > content.index)
    return tuple(
        sorted(
            {
                t.index: t for t in (*analysis.subtree(content), *rest) if t.index in own or t.index > content.index
            }.values(),
            key=lambda t: t.index,
        )
    )


def _first(analysis: Analysis, content: Token, subject: Token | None) -> Token:
    if subject is not None and subject.index < content.index:
        return analysis.subtree(subject)[0]
    if not syntax.is_verb(content):
        return analysis.token_at(syntax.noun_phrase(analysis, content).start) or content
    first = content
    negation = syntax.negation_of(analysis, content)
    near = {a.index for a in syntax.adverbs_of(analysis, content)}
    near |= {a.index for a in syntax.auxiliaries_of(analysis, content) if a.lemma == "be" and a.tag == "VB"}
    if negation is not None and negation.index < content.index:
        near.add(negation.index)
    while first.index - 1 in near and analysis.tokens[first.index - 1].span.end + 1 >= first.span.start:
        first = analysis.tokens[first.index - 1]
    if negation is not None and first is negation and negation.text.lower() in ("n't", "n’t"):
        first = analysis.tokens[negation.index - 1]
    return first


def _cuts(analysis: Analysis, candidate: Candidate) -> frozenset[int]:
    content = candidate.content
    cut: set[int] = set()
    for rival in candidate.others:
        cut.update(t.index for t in analysis.subtree(rival) if t.index > content.index)
    for t in _body(analysis, candidate):
        if t.index <= content.index or t.index in cut:
            continue
        if _is_cut(analysis, t, content):
            cut.update(s.index for s in analysis.subtree(t) if s.index > content.index)
    return frozenset(cut)


def _is_cut(analysis: Analysis, t: Token, content: Token) -> bool:
    role = syntax.role_of(t)
    before = analysis.tokens[t.index - 1].text if t.index else ""
    if role == "relative":
        return any(c.text.lower() in ("which", "who", "where") for c in analysis.subtree(t)[:2])
    if role == "adverbial" and syntax.mark_of(analysis, t) in _CUT_MARKS:
        return True
    if role == "adverbial" and t.tag == "VBG" and before == ",":
        return True
    if t.text.lower() in _INCLUDING and before == ",":
        return True
    return role == "coordinate" and syntax.is_verb(t) and syntax.own_subject(analysis, t) is not None


def _trimmed(analysis: Analysis, span: Span) -> Span:
    text = analysis.text
    start, end = span.start, span.end
    while end > start and (text[end - 1] in _EDGE or text[end - 1].isspace()):
        if text[end - 1] in "\"”’')" and _balanced(text[start:end]):
            break
        end -= 1
    while start < end and (text[start] in ",;:–—-.\"“‘'" or text[start].isspace()):
        if text[start] in '"“‘' and _balanced(text[start:end]):
            break
        start += 1
    for word in (" and", " or", " but", " to", " that"):
        if text[start:end].endswith(word):
            end -= len(word)
            while end > start and text[end - 1] in ", ":
                end -= 1
    return Span(start, end)


def _balanced(words: str) -> bool:
    return (
        words.count("(") == words.count(")")
        and words.count('"') % 2 == 0
        and words.count("“") == words.count("”")
        and (words.endswith((")", '"', "”")) or words.startswith(('"', "“")))
    )
