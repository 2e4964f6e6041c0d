"""What is bound: the verbatim phrase that says what will be done, without the actor and what merely surrounds it.

The phrase runs from the verb (or thing) to the first of what may be left away: conditions, dates, purposes ("to
strengthen ..."), relative clauses, examples ("including ..."), means ("by doing ..."), appositions.
"""

from __future__ import annotations

import re

from briefing.extract.commitments.frames import Candidate
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token
from briefing.text.span import Span

_CUT_MARKS = frozenset(
    """if unless when while as because since although though after before until whereas so whether once provided
    where""".split()
)
_EDGE = frozenset(",;:–—-.!?\"'“”‘’()")
# Words that open examples or what is only loosely tied to the act.
_LOOSE = frozenset(
    """including include especially particularly specifically regarding despite given amid according consistent pursuant
    notably namely circumstances pending""".split()
)
_LOOSE_PHRASES = (
    ("such", "as"), ("as", "part"), ("in", "order"), ("in", "an", "effort"), ("in", "line"), ("with", "a", "view"),
    ("with", "an", "eye"), ("with", "an", "aim"), ("with", "the", "aim"), ("with", "the", "goal"),
    ("with", "the", "hope"),
    ("for", "the", "benefit"), ("for", "the", "mutual", "benefit"), ("for", "the", "sake"), ("in", "the", "wake"),
    ("as", "well", "as", "to"), ("on", "behalf"), ("in", "accordance"), ("in", "response"),
    ("in", "keeping"), ("as", "needed"), ("as", "appropriate"), ("as", "scheduled"),
    ("so", "that"), ("subject", "to"), ("in", "recognition"), ("along", "with"), ("as", "long", "as"),
)  # fmt: skip
_BY_FIRST = {
    first: tuple(p for p in _LOOSE_PHRASES if p[0] == first) for first in sorted({p[0] for p in _LOOSE_PHRASES})
}
# Verbs whose infinitive says what is done, not what for: "work with Congress to pass", "use tools to promote".
_KEEPS_PURPOSE = frozenset(
    "work use help do seek try continue take cooperate collaborate serve act strive need".split()
)
_LEADING = frozenset({"also", "now", "then", "therefore", "thus", "further", "additionally", "soon", "still", "today"})
# Nouns that an infinitive completes: "the ability to respond", "steps to end".
_COMPLETED = frozenset(
    """ability authority ambition opportunity option effort step measure capability capacity way right chance need
    permission resource tool work plan decision commitment means power action permit everything anything something
    whatever manner""".split()
)
# Acts that are complete with their object; what follows says what for.
_COMPLETE = frozenset(
    """launch create establish convene form meet travel visit endorse issue announce appoint host hold expand set found
    introduce build set consult gather open""".split()
)
_DASHES = frozenset({"–", "—", "--", "-"})
_ENOUGH = 3
_LONG = 7


def action_span(analysis: Analysis, candidate: Candidate, subject: Token | None) -> Span:
    """The span of the action of a candidate; it opens with ``subject`` where that is part of what is promised."""
    content = candidate.content
    body = _body(analysis, candidate)
    cut = _rivals(analysis, candidate)
    first = _first(analysis, _opening(candidate))
    last = content
    for t in body:
        if t.index <= last.index:
            continue
        if t.index != last.index + 1 or t.index in cut:
            break
        if _is_cut(analysis, t, candidate, 1 + t.index - first.index):
            last = _before_preposition(analysis, last, t, content)
            break
        last = t
    last = _resumed(analysis, candidate, last)
    first = _denied(analysis, candidate, first)
    if subject is not None and subject.index < content.index:
        opening = analysis.subtree(subject)[0]
        before, own = first.index - opening.index, last.index + 1 - first.index
        # A short predicate needs its subject to be understood; a long one does without a longer subject.
        if own <= _ENOUGH or before <= own:
            first = opening
    return _trimmed(analysis, Span(first.span.start, max(last.span.end, content.span.end)))


def _resumed(analysis: Analysis, candidate: Candidate, last: Token) -> Token:
    """The end of an object that a phrase between commas parts from its verb: "determine, by March 2023, | the optimal
    pathway". Parsers then tie the object to a word higher up."""
    content = candidate.content
    if not syntax.is_verb(content) or syntax.has_object(analysis, content):
        return last
    behind = [t for t in analysis.tokens[content.index + 1 :][:_PARENTHESIS] if t.sentence == content.sentence]
    commas = [t.index for t in behind if t.text == ","]
    if len(commas) < 2 or commas[0] != content.index + 1 or last.index > commas[1]:
        return last
    if behind[1].pos not in ("ADP", "SCONJ", "ADV", "ADJ"):
        return last
    following = analysis.tokens[commas[1] + 1 :][:8]
    noun = next((t for t in following if syntax.is_phrase_head(t) and t.pos == "NOUN"), None)
    if noun is None or noun.sentence != content.sentence or following[0].pos not in ("DET", "ADJ", "NUM"):
        return last
    phrase = syntax.noun_phrase(analysis, noun)
    if phrase.start != following[0].span.start or not syntax.is_loose(noun):
        return last
    end = noun
    for t in analysis.subtree(noun):
        if t.index == end.index + 1 and not _is_cut(analysis, t, candidate, 1 + t.index - noun.index):
            end = t
    return end


_PARENTHESIS = 16


def _before_preposition(analysis: Analysis, last: Token, cut: Token, content: Token) -> Token:
    """The last token of a phrase cut at ``cut``, less the preposition that leads to what is left away: "re-open
    schools | on Monday"."""
    stranded = last.pos == "ADP" and last.index > content.index and syntax.is_below(analysis, cut, last)
    return analysis.tokens[last.index - 1] if stranded else last


def _body(analysis: Analysis, candidate: Candidate) -> tuple[Token, ...]:
    """What may belong to the action: the content's subtree, and for a thing what follows it in its cue's phrase
    ("$28 million in aid | to the people of Yemen", "actions | to help meet the need")."""
    content = candidate.content
    own = {t.index: t for t in analysis.subtree(content)}
    if not syntax.is_verb(content) and not candidate.item and candidate.inner.frame != "passive noun":
        own.update((t.index, t) for t in analysis.subtree(candidate.inner.token) if t.index > content.index)
    return tuple(own[i] for i in sorted(own))


def _opening(candidate: Candidate) -> Token:
    """The word that opens the action: the content, and for a thing whose verb is itself what another cue binds to, or
    says what is threatened, that verb ("will | consider extensions", "threatened the renewal")."""
    inner = candidate.inner
    if inner.cue.cls != "verb" or inner.frame != "noun" or candidate.item:
        return candidate.content
    bound = any(t.content is inner.token and t.token is not inner.token for t in candidate.triggers)
    return inner.token if bound or inner.cue.kind == "threat" else candidate.content


def _first(analysis: Analysis, content: Token) -> Token:
    if not syntax.is_verb(content):
        return analysis.token_at(syntax.noun_phrase(analysis, content).start) or content
    first = content
    negation = syntax.negation_of(analysis, content)
    near = {a.index for a in syntax.adverbs_of(analysis, content) if a.text.lower() not in _LEADING}
    near |= {a.index for a in syntax.auxiliaries_of(analysis, content) if a.lemma == "be" and a.tag == "VB"}
    near |= {t.index for i in sorted(near) for t in analysis.children(analysis.tokens[i]) if t.pos in ("ADV", "DET")}
    if negation is not None and negation.index < content.index:
        near.add(negation.index)
    while first.index - 1 in near and analysis.tokens[first.index - 1].span.end + 1 >= first.span.start:
        first = analysis.tokens[first.index - 1]
    if negation is not None and first is negation and negation.text.lower() in ("n't", "n’t"):
        first = analysis.tokens[negation.index - 1]
    if negation is not None and negation.index == content.index - 2 and analysis.tokens[content.index - 1].tag == "TO":
        first = negation  # "agreed | not to step down"
    return first


def _denied(analysis: Analysis, candidate: Candidate, first: Token) -> Token:
    """Where the will to act is denied, the action opens with the denial: "not going to resign", "not prepared to
    risk"."""
    inner = candidate.inner
    if candidate.item or not (inner.cue.cls == "adjective" or inner.cue.rule == "modal:going to"):
        return first
    negation = syntax.negation_of(analysis, inner.clause) if syntax.is_verb(inner.clause) else None
    if negation is None or negation.text.lower() != "not":
        return first
    return negation if first.index - _NEAR <= negation.index < first.index else first


_NEAR = 5


def _rivals(analysis: Analysis, candidate: Candidate) -> frozenset[int]:
    """The tokens of the other contents coordinated below this one."""
    content = candidate.content
    return frozenset(t.index for rival in candidate.others for t in analysis.subtree(rival) if t.index > content.index)


def _is_cut(analysis: Analysis, t: Token, candidate: Candidate, length: int) -> bool:
    """Whether what may be left away begins at a token, ``length`` tokens after the action's start."""
    content = candidate.content
    word = t.text.lower()
    before = analysis.tokens[t.index - 1].text
    if before == "," and (word in _LOOSE or word in ("with", "which", "who", "where", "by")):
        return True
    if word in ("including", "like", "such", "e.g.") and length > _LONG - 1 and syntax.is_prepositional(t):
        return True
    if length > _ENOUGH and any(_reads(analysis, t, phrase) for phrase in _BY_FIRST.get(word, ())):
        return True
    clause = syntax.clause_opened_by(analysis, t)
    if clause is not None and clause.index > content.index and syntax.is_below(analysis, clause, content):
        return _cuts_clause(analysis, clause, content, before, length)
    if before == "," and syntax.opens_apposition(analysis, t):
        return True
    if word in ("by", "within", "before", "until") and not syntax.is_verb(content) and not candidate.item:
        return _is_date(analysis, t, candidate.inner.token)  # "promised refunds | within a week"
    return length > _ENOUGH and _is_date(analysis, t, content)


def _cuts_clause(analysis: Analysis, clause: Token, content: Token, before: str, length: int) -> bool:
    """Whether a clause ``length`` tokens after the start may be left away: the more is said before it, the sooner."""
    role = syntax.role_of(clause)
    head = analysis.head(clause)
    if syntax.is_infinitive(analysis, clause):
        if head.lemma.lower() in _COMPLETED or (
            role == "content" and head.index in (content.index, *_chain(analysis, content))
        ):
            return False
        inner = _inner(analysis, content).lemma.lower()
        if content.lemma.lower() in _KEEPS_PURPOSE or inner in _KEEPS_PURPOSE:
            return False
        return length > (_ENOUGH if inner in _COMPLETE else _LONG)
    if role == "relative" and before in _DASHES:
        return True
    if role == "relative":
        generic = head.pos in ("PRON", "DET") or head.lemma.lower() in _COMPLETED
        return not generic and length > _ENOUGH + 2
    if role == "adverbial":
        return syntax.mark_of(analysis, clause) in _CUT_MARKS or (clause.tag == "VBG" and before == ",")
    if role == "attributive":
        return before == "," or length > _LONG + 2
    if before.lower() == "by" and clause.tag == "VBG":
        return 3 * len(analysis.subtree(clause)) > 4 * length
    apart = syntax.own_subject(analysis, clause) is not None or syntax.modal_of(analysis, clause) is not None
    return role == "coordinate" and apart


def _inner(analysis: Analysis, content: Token) -> Token:
    """The verb that a light one governs: "work" of "continue to work"."""
    chain = _chain(analysis, content)
    return analysis.tokens[chain[-1]] if chain else content


def _chain(analysis: Analysis, content: Token) -> tuple[int, ...]:
    """The infinitives and gerunds that follow a verb directly: "continue to work", "help train"."""
    found: list[int] = []
    verb = content
    while len(found) < 3:
        below = next(
            (c for c in syntax.complements_of(analysis, verb) if c.kind in ("to", "ing") and c.preposition is None),
            None,
        )
        if below is None or below.head.index in found or below.head.index > verb.index + 4:
            break
        found.append(below.head.index)
        verb = below.head
    return tuple(found)


def _reads(analysis: Analysis, t: Token, phrase: tuple[str, ...]) -> bool:
    return tuple(x.text.lower() for x in analysis.tokens[t.index : t.index + len(phrase)]) == phrase


def _is_date(analysis: Analysis, t: Token, content: Token) -> bool:
    """Whether a date that ends the phrase begins here, with its preposition; how often something is done belongs to
    what is done ("annually", "every six months"), and so does "at next month's summit"."""
    start = t.index + 1 if t.pos == "ADP" else t.index
    named = analysis.mention_at(start, "DATE", "TIME")
    if named is None or _OFTEN.match(named.span.of(analysis.text)):
        return False
    lead = analysis.tokens[start - 1].text.lower()
    lasting = lead in ("over", "for") and _LASTING.match(named.span.of(analysis.text))
    if lasting or any(t.tag == "POS" for t in analysis.tokens[named.last - 1 : named.last + 1]):
        return False
    return syntax.belongs_to(analysis, analysis.tokens[named.last - 1], content)


_OFTEN = re.compile(r"(every|each|once|twice)\b|\w+(al)?ly$", re.IGNORECASE)
_LASTING = re.compile(r".*\b(?:years|months|weeks|days)$", re.IGNORECASE)


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
    for word in (" and", " nor", " or", " but", " to", " that", " by", " while", " as"):
        if text[start:end].endswith(word):
            end -= len(word)
            while end > start and (text[end - 1] in ",;:–—-" or text[end - 1].isspace()):
                end -= 1
    return Span(start, end)


def _balanced(words: str) -> bool:
    return (
        words.count("(") == words.count(")")
        and words.count('"') % 2 == 0
        and words.count("“") == words.count("”")
        and (words.endswith((")", '"', "”")) or words.startswith(('"', "“")))
    )
