"""What the decision looks at: the facts of a candidate, each a readable name.

A feature is a string, present or absent. The ranker's weights and the reasons given to the reader speak of the same
names, so each one says in words what was seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.extract.commitments.actors import Bound, bearer_class
from briefing.extract.commitments.bodies import institution_of
from briefing.extract.commitments.frames import Candidate
from briefing.extract.commitments.meaning import act_features, actor_features
from briefing.extract.commitments.setting import Setting, place_features
from briefing.extract.commitments.speech import Speech, reporter_of
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, Token
from briefing.text.span import Span

_CONDITIONAL = frozenset({"if", "unless", "whether", "lest"})
_TEMPORAL = frozenset(
    {"when", "while", "as", "after", "before", "until", "once", "since", "because", "although", "though"}
)
_HEDGES = frozenset(
    "likely probably possibly perhaps maybe presumably reportedly allegedly supposedly potentially hopefully".split()
)
_STATES = frozenset(
    """be have become seem appear remain need mean lead cause result happen occur fall rise know feel see face suffer
    lose die cost last depend belong exist contain consist want like love hate understand think believe realize get
    fail find miss look come""".split()
)
_HELPING = frozenset(
    """provide support help assist offer give send protect ensure fund supply deliver defend stand contribute donate
    back serve deploy invest cooperate work""".split()
)
_ORGANISING = frozenset(
    """meet visit travel attend hold host discuss launch establish create introduce open build sign announce release
    begin start continue pursue seek implement impose issue present take make appoint investigate appeal expand
    increase reduce cut end stop ban withdraw join lift maintain promote strengthen develop use""".split()
)
_OPINIONS = frozenset(
    """hopeful confident sure certain optimistic afraid worried concerned likely unlikely possible probable impossible
    convinced doubtful clear obvious inevitable happy glad pleased sad sorry proud""".split()
)
_SPECULATION = frozenset(
    "expect predict forecast think believe hope fear estimate suggest speculate imagine guess doubt".split()
)
_DEMANDS = frozenset("call ask urge demand request require order want need tell insist recommend advise warn".split())
_DEMANDED = frozenset("ask urge request require call beg press implore".split())
_STATEMENTS = frozenset(
    "say announce state confirm add declare tell reveal report reiterate affirm reaffirm write tweet".split()
)


@dataclass(frozen=True, slots=True)
class Read:
    """A candidate as far as it is read when it is judged: who is bound and the action."""

    candidate: Candidate
    bound: Bound
    action: Span


def features_of(analysis: Analysis, read: Read, speech: Speech, setting: Setting) -> tuple[str, ...]:
    """The features of a candidate, each once, in a fixed order."""
    found: dict[str, None] = {}
    for part in (
        _cues(analysis, read.candidate),
        _actor(analysis, read.candidate, read.bound, setting),
        _content(analysis, read.candidate),
        act_features(analysis, read.candidate.content),
        actor_features(analysis, read.candidate.outer.bearer),
        _action(analysis, read),
        _clause(analysis, read.candidate, read.bound, speech),
        place_features(analysis, read.candidate, setting),
    ):
        found.update(dict.fromkeys(part))
    return tuple(found)


def _action(analysis: Analysis, read: Read) -> Iterator[str]:
    words = len(read.action.of(analysis.text).split())
    yield f"action of {next(name for limit, name in _LENGTHS if words <= limit)} words"
    if any(m.label in _AMOUNTS for m in analysis.mentions_in(read.action)):
        yield "an amount in the action"


_LENGTHS = ((1, "1"), (2, "2"), (5, "3 to 5"), (12, "6 to 12"), (10_000, "many"))
_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY"})


def _cues(analysis: Analysis, c: Candidate) -> Iterator[str]:
    inner = c.inner
    yield f"cue {inner.cue.rule}"
    yield f"cue {inner.cue.rule} {inner.frame}"
    if len(c.triggers) > 1:
        yield "several cues"
        yield f"under cue {c.outer.cue.rule}"
        yield f"under {c.outer.cue.cls}"
    for t in c.triggers:
        yield f"has cue {t.cue.rule}"
        if t.cue.kind in ("pledge", "agreement") and t.cue.cls in ("verb", "noun", "adjective"):
            yield "a promising word"
        yield f"kind {t.cue.kind}"
        if t.cue.cls == "noun":
            determiner = syntax.determiner_of(analysis, t.token)
            if determiner:
                yield f"cue noun with {determiner}"
            owned = syntax.possessor_of(analysis, t.token) is not None
            if owned:
                yield "cue noun with an owner"
            place = _place_of(analysis, t.token)
            yield f"cue noun {place}" if owned else f"cue noun without owner {place}"
            yield f"cue noun under {t.clause.lemma.lower()}" if t.clause is not t.token else "cue noun alone"
        if t.cue.cls == "verb":
            yield f"cue verb {_tense(analysis, t.token)}"
    clause = c.outer.clause
    if syntax.is_verb(clause):
        if syntax.negation_of(analysis, clause) is not None:
            yield "cue negated"
        modal = syntax.modal_of(analysis, clause)
        if modal and modal not in ("will", "shall", "would"):
            yield f"under {modal}"


def _place_of(analysis: Analysis, noun: Token) -> str:
    """Where in its clause a noun stands: what stands behind "after" or "against" is seldom the subject's own."""
    preposition = syntax.after_preposition(analysis, noun)
    if preposition is not None:
        return f"behind {preposition.text.lower()}"
    return "as subject" if syntax.is_subject(noun) else "as object" if syntax.is_object(noun) else "elsewhere"


def _tense(analysis: Analysis, verb: Token) -> str:
    auxiliaries = [a.lemma.lower() for a in syntax.auxiliaries_of(analysis, verb)]
    if "have" in auxiliaries:
        return "perfect"
    if verb.tag == "VBG":
        return "progressive" if "be" in auxiliaries else "participle"
    if syntax.is_infinitive(analysis, verb):
        return "infinitive"
    return {"VBD": "past", "VBN": "past participle", "VBZ": "present", "VBP": "present"}.get(verb.tag, "bare")


def _actor(analysis: Analysis, c: Candidate, bound: Bound, setting: Setting) -> Iterator[str]:
    yield f"actor {bound.cls}"
    yield f"bound as {bound.how}"
    yield f"actor {bound.cls} with {c.inner.cue.rule}"
    yield f"actor {bound.cls} in own voice" if setting.own_voice else f"actor {bound.cls} in a report"
    if not bound.names:
        yield "actor unknown"
    named = max((setting.mentions.get(n, 0) for n in bound.names), default=0)
    yield "actor named often" if named >= 4 else "actor named" if named else "actor never named"
    yield f"actor {bound.cls} and cue {c.inner.cue.cls}"
    bearer = c.outer.bearer
    if bearer is not None and bearer.pos in ("NOUN", "PROPN"):
        if bound.cls == "thing":
            yield f"actor word {bearer.lemma.lower()}"
        determiner = syntax.determiner_of(analysis, bearer)
        if determiner in ("a", "an", "any", "no", "every", "some"):
            yield f"actor with {determiner}"
        if bearer.tag == "NN" and determiner is None and bound.cls == "thing":
            yield "actor bare"
    if bearer is not None and bearer.pos in ("NOUN", "PRON"):
        yield f"of the word {bearer.lemma.lower()}"
    inner = c.inner.bearer
    if inner is not None and inner is not bearer:
        yield f"content's subject {bearer_class(analysis, inner)}"
    own = syntax.own_subject(analysis, c.content) if syntax.is_verb(c.content) else None
    if own is not None and c.inner.frame == "that":
        yield f"promised of {bearer_class(analysis, own)}"


def _content(analysis: Analysis, c: Candidate) -> Iterator[str]:
    content = c.content
    lemma = content.lemma.lower()
    if not syntax.is_verb(content):
        yield "content a thing"
        yield f"content thing with {syntax.determiner_of(analysis, content) or 'no article'}"
        yield f"content thing {lemma}"
        yield f"content thing of {c.inner.cue.rule}"
        if any(m.pos == "NUM" for m in analysis.subtree(content)[:6]):
            yield "content with a number"
        return
    yield f"content {lemma}"
    for name, words in (("a state", _STATES), ("helping", _HELPING), ("organising", _ORGANISING)):
        if lemma in words:
            yield f"content is {name}"
            yield f"content is {name} with actor {bearer_class(analysis, c.outer.bearer)}"
    if syntax.is_passive(analysis, content):
        yield "content passive"
        yield "content passive with agent" if syntax.agent_of(analysis, content) else "content passive without agent"
    if syntax.negation_of(analysis, content) is not None:
        yield "content negated"
        yield f"content negated with {c.inner.cue.rule}"
    if syntax.has_object(analysis, content):
        yield "content has an object"
    auxiliaries = [a.lemma.lower() for a in syntax.auxiliaries_of(analysis, content)]
    if "have" in auxiliaries and c.inner.cue.cls == "modal":
        yield "content perfect"
    if content.tag == "VBG":
        yield "content progressive"
    for adverb in syntax.adverbs_of(analysis, content):
        word = adverb.text.lower()
        if word in _HEDGES:
            yield "hedged"
        if word in ("also", "further", "additionally", "now", "soon", "continue", "only", "never", "always", "even"):
            yield f"adverb {word}"
    if len(analysis.subtree(content)) <= 2:
        yield "content short"


def _clause(analysis: Analysis, c: Candidate, bound: Bound, speech: Speech) -> Iterator[str]:
    clause = c.outer.clause
    would = any(t.cue.word == "would" for t in c.triggers)
    reported = reporter_of(analysis, clause) if syntax.is_verb(clause) else None
    quotation = speech.quotation_at(c.content.span.start)
    if quotation is not None:
        yield "in a quotation"
        yield f"in a quotation with actor {bound.cls}"
        yield f"in a quotation with actor {bound.cls}, {c.inner.cue.rule}"
        if not quotation.span.start <= c.outer.token.span.start < quotation.span.end:
            yield "cue outside the quotation"
        yield from _whose_word(bound, (quotation.entity,) if quotation.entity is not None else (), analysis)
    if reported is not None:
        verb, subject = reported
        lemma = verb.lemma.lower()
        source = bearer_class(analysis, subject)
        yield f"reported by {lemma}"
        yield f"source {source}"
        yield f"source {source}, actor {bound.cls}"
        if subject is not None and bound.names and set(bound.names) & {e.name for e in analysis.entities_of(subject)}:
            yield "source is the actor"
        if quotation is None:
            yield from _whose_word(bound, analysis.entities_of(subject)[:1] if subject is not None else (), analysis)
        if quotation is None:
            yield f"reported of {bound.cls} with {c.inner.cue.rule}"
        for name, words in (("speculation", _SPECULATION), ("demand", _DEMANDS), ("statement", _STATEMENTS)):
            if lemma in words:
                yield f"reported as {name}"
                if would:
                    yield f"would reported as {name}"
    elif (noun := _told_in(analysis, clause)) is not None:
        yield f"reported by {noun.lemma.lower()}"
        yield "reported as statement"
        if would:
            yield "would reported as statement"
    elif would:
        yield "would outside a report" if quotation is None else "would in a quotation"
    else:
        yield f"not reported, actor {bound.cls}"
    yield f"clause {syntax.role_of(clause) if syntax.is_verb(clause) else 'noun'}"
    for above in (clause, *syntax.ancestors(analysis, clause)):
        mark = syntax.mark_of(analysis, above) if syntax.is_verb(above) else None
        if mark in _CONDITIONAL:
            yield "inside an if-clause"
        elif mark in _TEMPORAL:
            yield f"inside a clause with {mark}"
        if above is not clause and above.lemma.lower() in _DEMANDED and syntax.is_verb(above):
            yield "under a demand"
        if above is not clause and above.lemma.lower() in _SPECULATION | _OPINIONS | {"want"}:
            yield "under speculation" if syntax.is_verb(above) else "under an opinion"
        if syntax.is_verb(above) and syntax.role_of(above) == "relative":
            yield "inside a relative clause"
    if any(
        syntax.mark_of(analysis, a) in _CONDITIONAL
        for t in c.triggers
        for a in syntax.adverbial_clauses(analysis, t.clause)
    ):
        yield "has a condition"
        if would:
            yield "would with a condition"


def _told_in(analysis: Analysis, clause: Token) -> Token | None:
    """The noun whose clause tells what was stated ("the announcement that it would buy loans"), or None."""
    if not syntax.is_verb(clause) or syntax.mark_of(analysis, clause) != "that":
        return None
    noun = analysis.head(syntax.first_conjunct(analysis, clause))
    return noun if noun.lemma.lower() in _STATING and noun.index < clause.index else None


_STATING = frozenset("announcement statement declaration news confirmation word assertion".split())


def _whose_word(bound: Bound, said: tuple[Entity, ...], analysis: Analysis) -> Iterator[str]:
    """Whether the one reported speaks for the actor: only one's own word binds one."""
    if not said or not bound.names or bound.cls in ("we", "I"):
        return
    own = {said[0].name, *institution_of(analysis, said[0])}
    yield f"own word of {bound.cls}" if own & {*bound.names} else f"another's word of {bound.cls}"
