"""The questions that extractors ask of a sentence's tree.

Everything that depends on the engine's dependency labels stands here, so that another engine changes this file alone.
The labels are those of the CLEAR style that spaCy's English pipelines use.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language.analysis import Analysis, Token
from briefing.text.span import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NOMINAL_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "dative"})
_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "csubj", "parataxis"})
_MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must", "'ll", "’ll", "wo"})


def is_verb(token: Token) -> bool:
    """A verb or auxiliary."""
    return token.pos in ("VERB", "AUX")


def child(analysis: Analysis, token: Token, *deps: str) -> Token | None:
    """The first dependent with one of these labels."""
    return next((c for c in analysis.children(token) if c.dep in deps), None)


def conjuncts(analysis: Analysis, token: Token) -> tuple[Token, ...]:
    """A token with the tokens coordinated after it ("Sharif and Erdogan" from "Sharif"), in order."""
    found = [token]
    for c in analysis.children(token):
        if c.dep == "conj":
            found.extend(conjuncts(analysis, c))
    return tuple(found)


def appositions(analysis: Analysis, token: Token) -> tuple[Token, ...]:
    """The nouns set beside this one as another name for it ("the foreign minister, Ishaq Dar" gives "Dar")."""
    return tuple(c for c in analysis.children(token) if c.dep == "appos")


def first_conjunct(analysis: Analysis, token: Token) -> Token:
    """The token that opens the coordination this one stands in."""
    while token.dep == "conj":
        token = analysis.head(token)
    return token


def own_subject(analysis: Analysis, verb: Token) -> Token | None:
    """The subject that hangs on this verb itself."""
    return child(analysis, verb, *_NOMINAL_SUBJECTS)


def subject_of(analysis: Analysis, verb: Token) -> Token | None:
    """The subject of a verb: its own, else the one it shares through coordination, control, a relative or a
    participial clause. None where there is none ("Asked about it, ...")."""
    seen: set[int] = set()
    token = verb
    while token.index not in seen:
        seen.add(token.index)
        subject = own_subject(analysis, token)
        if subject is not None:
            return _antecedent(analysis, subject, token)
        if token.dep in ("conj", "xcomp", "advcl", "pcomp", "prep", "aux", "auxpass"):
            controller = child(analysis, analysis.head(token), "dobj", "dative") if token.dep == "xcomp" else None
            if controller is not None and analysis.head(token).lemma not in _SUBJECT_CONTROL:
                return controller
            token = analysis.head(token)
        elif token.dep in ("acl", "relcl"):
            return analysis.head(token)
        else:
            return None
    return None


# "X promised Y to do": the one who does is X; with other verbs ("asked Y to do") it is Y.
_SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "have", "use", "take", "make"})


def _antecedent(analysis: Analysis, subject: Token, verb: Token) -> Token:
    """For the relative pronoun of a relative clause, the noun it stands for."""
    if subject.tag in ("WDT", "WP") and verb.dep == "relcl":
        return analysis.head(verb)
    return subject


def objects_of(analysis: Analysis, verb: Token) -> tuple[Token, ...]:
    """Direct objects and predicate nouns, with what is coordinated to them."""
    return tuple(o for c in analysis.children(verb) if c.dep in _OBJECTS for o in conjuncts(analysis, c))


def complement_of(analysis: Analysis, token: Token) -> Token | None:
    """The clause a verb or noun governs: the verb of "to do", "that Y will do", "doing"."""
    for c in analysis.children(token):
        if c.dep in ("xcomp", "ccomp"):
            return c
    for c in analysis.children(token):
        if c.dep == "acl" or (c.dep == "advcl" and is_infinitive(analysis, c)):
            return c
        if c.dep == "prep" and (p := child(analysis, c, "pcomp")):
            return p
    return None


def agent_of(analysis: Analysis, verb: Token) -> Token | None:
    """The noun of a passive's "by ...", or None."""
    by = child(analysis, verb, "agent")
    return child(analysis, by, "pobj") if by else None


def is_passive(analysis: Analysis, verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    return any(c.dep in ("auxpass", "nsubjpass", "csubjpass", "agent") for c in analysis.children(verb))


def is_infinitive(analysis: Analysis, verb: Token) -> bool:
    """Whether the verb carries "to"."""
    return any(c.tag == "TO" and c.index < verb.index for c in analysis.children(verb))


def modal_of(analysis: Analysis, verb: Token) -> str | None:
    """The modal on a verb in lower case ("will", "'ll" and "wo" given as "will"), or None."""
    for c in analysis.children(verb):
        if c.dep == "aux" and (word := c.text.lower()) in _MODALS:
            return "will" if word in ("'ll", "’ll", "wo") else word
    return None


def negation_of(analysis: Analysis, verb: Token) -> Token | None:
    """The "not", "n't", "never" on a verb (or "no" on its object's noun is not counted), or None."""
    return child(analysis, verb, "neg")


def auxiliaries_of(analysis: Analysis, verb: Token) -> tuple[Token, ...]:
    """The auxiliaries before a verb, in order."""
    return tuple(c for c in analysis.children(verb) if c.dep in ("aux", "auxpass"))


def governing_verb(analysis: Analysis, token: Token) -> Token | None:
    """The nearest verb above a token, or None."""
    while analysis.head(token) is not token and token.head != token.index:
        token = analysis.head(token)
        if is_verb(token):
            return token
    return None


def ancestors(analysis: Analysis, token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    while token.head != token.index:
        token = analysis.head(token)
        yield token


def clause_of(analysis: Analysis, token: Token) -> Token:
    """The verb (or root) of the smallest clause that holds the token."""
    while token.head != token.index and not (is_verb(token) and token.dep in _CLAUSES):
        token = analysis.head(token)
    return token


def subtree_span(analysis: Analysis, token: Token, *, without: tuple[str, ...] = ()) -> Span:
    """The span from the first to the last token below this one, leaving out direct dependents with given labels."""
    kept = [token]
    for c in analysis.children(token):
        if c.dep not in without:
            kept.extend(analysis.subtree(c))
    return Span(min(t.span.start for t in kept), max(t.span.end for t in kept))


def noun_phrase(analysis: Analysis, noun: Token) -> Span:
    """The base noun phrase of a noun: its modifiers to the left, with no relative clause, apposition or "of ..."."""
    left = [c for c in analysis.children(noun) if c.index < noun.index and c.dep not in ("cc", "conj", "punct", "prep")]
    first = min((t for c in left for t in analysis.subtree(c)), key=lambda t: t.index, default=noun)
    return Span(min(first.span.start, noun.span.start), noun.span.end)
