"""Whose act a verb tells: its own subject, the one it shares, the one the order of words gives it."""

from __future__ import annotations

from briefing.language.analysis import Analysis, Token
from briefing.language.syntax.tree import NOMINAL_SUBJECTS, child, first_conjunct, is_verb
from briefing.language.syntax.verbs import auxiliaries_of, is_infinitive, mark_of


def made_by(analysis: Analysis, noun: Token) -> Token | None:
    """The subject of the verb whose object a noun is ("Biden" for "policies" in "Biden is advancing policies")."""
    return subject_of(analysis, analysis.head(noun)) if noun.dep == "dobj" else None


def own_subject(analysis: Analysis, verb: Token) -> Token | None:
    """The subject that hangs on this verb itself, or on its auxiliary where the parser put it there."""
    found = child(analysis, verb, *NOMINAL_SUBJECTS)
    if found is not None:
        return None if _ends_address(analysis, found, verb) else found
    for c in analysis.children(verb):
        if c.dep in ("aux", "auxpass") and (below := child(analysis, c, *NOMINAL_SUBJECTS)) is not None:
            return below
    return None


def _ends_address(analysis: Analysis, subject: Token, verb: Token) -> bool:
    """Whether the parse took the second half of an address for an infinitive's subject: "met in Jeddah, Saudi Arabia
    to reaffirm"."""
    if subject.tag != "NNP" or not is_infinitive(analysis, verb):
        return False
    first = subject.index
    while first - 1 >= 0 and analysis.tokens[first - 1].tag == "NNP":
        first -= 1
    if first < 2 or analysis.tokens[first - 1].text != ",":
        return False
    town = analysis.tokens[first - 2]
    return town.tag == "NNP" and town.dep == "pobj" and analysis.head(town).text.lower() in ("in", "at", "near", "from")


def subjects_beside(analysis: Analysis, subject: Token) -> tuple[Token, ...]:
    """Further subjects that the parse hangs on the same verb, where they are coordinated with the first behind a
    parenthesis: "General Motors (GM) and Chrysler will receive loans"."""
    if subject.dep not in NOMINAL_SUBJECTS:
        return ()
    verb = analysis.head(subject)
    found = []
    for c in analysis.children(verb):
        if c.dep in NOMINAL_SUBJECTS and subject.index < c.index < verb.index:
            lead = analysis.tokens[analysis.subtree(c)[0].index - 1]
            series = lead.text == "," and child(analysis, c, "conj") is not None
            if (lead.text.lower() in ("and", "&") or series) and c.tag.startswith("NN"):
                found.append(c)
    return tuple(found)


def is_verb_by_subject(analysis: Analysis, token: Token) -> bool:
    """Whether a word that is tagged a noun has a subject and no "be": "Toyota and Panasonic plan to merge"."""
    if token.tag not in ("NN", "NNS") or child(analysis, token, "nsubj") is None:
        return False
    return child(analysis, token, "cop", "det", "poss", "aux") is None


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
            called_on = _called_on(analysis, token)
            if called_on is not None:
                return called_on
            token = analysis.head(token)
        elif token.dep in ("acl", "relcl"):
            return _whole(analysis, analysis.head(token), token)
        else:
            return None
    return None


# "X promised Y to do": the one who does is X; with other verbs ("asked Y to do") it is Y.
_SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "have", "use", "take", "make"})


def _called_on(analysis: Analysis, verb: Token) -> Token | None:
    """The one who is called on to do something: "We call on the government to meet its commitments"."""
    head = analysis.head(verb)
    if verb.dep not in ("xcomp", "advcl") or head.lemma not in _CALLS or not is_infinitive(analysis, verb):
        return None
    found = [c for p in analysis.children(head) if p.text.lower() in _CALLS[head.lemma] for c in analysis.children(p)]
    return next((c for c in found if c.dep == "pobj" and head.index < c.index < verb.index), None)


_CALLS = {
    "call": ("on", "upon"), "appeal": ("to",), "rely": ("on", "upon"), "count": ("on", "upon"), "look": ("to",),
    "prevail": ("on", "upon"), "plead": ("with",),
}  # fmt: skip


def _antecedent(analysis: Analysis, subject: Token, verb: Token) -> Token:
    """For the relative pronoun of a relative clause, the noun it stands for."""
    if subject.tag in ("WDT", "WP") and verb.dep == "relcl":
        return _whole(analysis, analysis.head(verb), verb)
    return subject


def _whole(analysis: Analysis, noun: Token, verb: Token) -> Token:
    """The first of a list of names where a plural verb ("A, B and C, which have agreed") speaks of them all."""
    plural = any(t.tag == "VBP" for t in (verb, *auxiliaries_of(analysis, verb)))
    return first_conjunct(analysis, noun) if plural and noun.tag in ("NN", "NNP") else noun


def clausal_subject(analysis: Analysis, verb: Token) -> Token | None:
    """A clause that is the verb's subject ("wearing a mask will be compulsory"), or None."""
    return child(analysis, verb, "csubj", "csubjpass")


def is_headline_infinitive(analysis: Analysis, verb: Token) -> bool:
    """Whether an infinitive with a subject of its own stands for a finite clause: "Egypt to sell ...", "schools to
    reopen", "with the next meeting to take place in May"; not "asks Egypt to sell", not "for Egypt to sell"."""
    subject = own_subject(analysis, verb)
    if subject is None or subject.index > verb.index or mark_of(analysis, verb) == "for":
        return False
    if verb.dep in ("ROOT", "conj", "pcomp", "advcl", "acl", "relcl"):
        return True
    return verb.dep == "ccomp" and subject.index < analysis.head(verb).index


def is_relative_gap(analysis: Analysis, verb: Token) -> bool:
    """Whether a relative clause leaves out its object ("the deal that both signed")."""
    return verb.dep == "relcl" and own_subject(analysis, verb) is not None


def first_verb_with_subject(analysis: Analysis, noun: Token) -> Token | None:
    """A finite verb below a noun that has a subject of its own outside relative clauses, or None."""
    for t in analysis.subtree(noun):
        if is_verb(t) and t.dep not in ("relcl", "ccomp") and own_subject(analysis, t) is not None:
            return t
    return None


def subject_by_order(analysis: Analysis, verb: Token) -> Token | None:
    """For a finite verb whose subject the parser lost: the noun right before it, past adverbs and past a phrase
    between commas ("Mexico and Pemex, in cooperation with the U.S., will develop"); the first of a coordination."""
    auxiliaries = auxiliaries_of(analysis, verb)
    first = min((verb, *auxiliaries), key=lambda t: t.index)
    if first.tag not in ("MD", "VBD", "VBZ", "VBP"):
        return None
    i = _past_adverbs(analysis, first.index - 1, verb.sentence)
    if i >= 0 and analysis.tokens[i].text == ",":
        i -= 1
        while i >= 0 and analysis.tokens[i].sentence == verb.sentence and analysis.tokens[i].text != ",":
            i -= 1
        i = _past_adverbs(analysis, i - 1, verb.sentence)
    noun = analysis.tokens[i] if i >= 0 else None
    if noun is None or noun.sentence != verb.sentence or noun.pos not in ("NOUN", "PROPN", "PRON"):
        return None
    return first_conjunct(analysis, noun)


def _past_adverbs(analysis: Analysis, i: int, sentence: int) -> int:
    while i >= 0 and analysis.tokens[i].pos == "ADV" and analysis.tokens[i].sentence == sentence:
        i -= 1
    return i
