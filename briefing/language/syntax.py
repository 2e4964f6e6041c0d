"""The questions that extractors ask of a sentence's tree.

Everything that depends on the engine's dependency labels stands here, so that another engine changes this file alone.
The labels are those of the CLEAR style that spaCy's English pipelines use.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

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


def is_modifier(token: Token) -> bool:
    """Whether a word stands before a noun to qualify it ("[Turkish] president")."""
    return token.dep in ("amod", "compound", "nmod", "poss")


def is_possessor(token: Token) -> bool:
    """Whether a noun stands before another with "'s"."""
    return token.dep == "poss"


def root_of(analysis: Analysis, sentence: int) -> Token | None:
    """The token that a sentence's tree hangs on, or None for one without tokens."""
    tokens = analysis.tokens_of(analysis.document.sentences[sentence])
    return next((t for t in tokens if t.head == t.index), None)


def premodifiers_of(analysis: Analysis, noun: Token) -> tuple[Token, ...]:
    """The words before a noun that belong to its base phrase, article first."""
    found: list[Token] = []
    for c in analysis.children(noun):
        if c.index < noun.index and c.dep not in ("cc", "conj", "punct", "prep", "relcl", "appos"):
            found.extend(analysis.subtree(c))
    return tuple(found)


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


def apposed_to(analysis: Analysis, token: Token) -> Token | None:
    """The noun that this one is another name for ("Dar" in "the foreign minister, Ishaq Dar" gives "minister")."""
    return analysis.head(token) if token.dep == "appos" else None


def made_by(analysis: Analysis, noun: Token) -> Token | None:
    """The subject of the verb whose object a noun is ("Biden" for "policies" in "Biden is advancing policies")."""
    return subject_of(analysis, analysis.head(noun)) if noun.dep == "dobj" else None


def opens_coordination(analysis: Analysis, token: Token) -> bool:
    """Whether "and" hangs on a noun."""
    return child(analysis, token, "cc") is not None


def first_conjunct(analysis: Analysis, token: Token) -> Token:
    """The token that opens the coordination this one stands in."""
    while token.dep == "conj":
        token = analysis.head(token)
    return token


def own_subject(analysis: Analysis, verb: Token) -> Token | None:
    """The subject that hangs on this verb itself, or on its auxiliary where the parser put it there."""
    found = child(analysis, verb, *_NOMINAL_SUBJECTS)
    if found is not None:
        return found
    for c in analysis.children(verb):
        if c.dep in ("aux", "auxpass") and (below := child(analysis, c, *_NOMINAL_SUBJECTS)) is not None:
            return below
    return None


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


ComplementKind = Literal["to", "that", "ing", "noun"]


@dataclass(frozen=True, slots=True)
class Complement:
    """What a word governs: "to do" (``to``), "that Y will do" (``that``), "doing" (``ing``), a thing (``noun``).
    ``preposition`` is the lower-case preposition that leads to it, or None."""

    kind: ComplementKind
    head: Token
    preposition: str | None = None


def complements_of(analysis: Analysis, token: Token) -> tuple[Complement, ...]:
    """Everything that a verb, noun or adjective governs as its content, in text order, coordinations not yet opened."""
    found: list[Complement] = []
    for c in analysis.children(token):
        if c.index < token.index and c.dep not in ("ccomp",):
            continue
        if c.dep == "advcl" and found:
            continue
        if c.dep in ("xcomp", "acl", "ccomp", "advcl", "relcl") or (c.dep == "pcomp" and is_verb(c)):
            kind = _clause_kind(analysis, token, c)
            if kind:
                found.append(Complement(kind, c))
        elif c.dep in ("prep", "dative") and c.pos in ("ADP", "SCONJ", "PART"):
            found.extend(_through(analysis, c))
        elif c.dep in ("dobj", "obj", "attr", "oprd"):
            found.append(Complement("noun", c))
    return tuple(found)


def _clause_kind(analysis: Analysis, token: Token, clause: Token) -> ComplementKind | None:
    own = own_subject(analysis, clause)
    if is_infinitive(analysis, clause):
        near = clause.index - token.index <= _NEAR or clause.dep in ("xcomp", "acl")
        return "to" if own is None and near and clause.index > token.index else None
    if clause.dep == "ccomp" and (own is not None or child(analysis, clause, "expl", "csubj") is not None):
        return "that"
    if clause.dep in ("acl", "relcl") and own is not None and mark_of(analysis, clause) == "that":
        return "that"
    return "ing" if clause.tag == "VBG" and clause.dep in ("xcomp", "pcomp") else None


# An adverbial infinitive belongs to a word as its content only where it follows at once ("agreed yesterday to meet").
_NEAR = 4


def _through(analysis: Analysis, preposition: Token) -> Iterator[Complement]:
    """The contents behind a preposition and those behind its coordinated repeats ("to A-ing and to B-ing")."""
    word = preposition.text.lower()
    for c in analysis.children(preposition):
        if c.dep == "pcomp" and is_verb(c):
            yield Complement("to" if is_infinitive(analysis, c) else "ing", c, word)
        elif c.dep in ("pobj", "pcomp"):
            yield Complement("ing" if c.tag == "VBG" and has_object(analysis, c) else "noun", c, word)
        elif c.dep == "conj" and c.pos == "ADP":
            yield from _through(analysis, c)


def has_object(analysis: Analysis, token: Token) -> bool:
    """Whether the token governs a direct object."""
    return child(analysis, token, "dobj", "obj") is not None


def clausal_subject(analysis: Analysis, verb: Token) -> Token | None:
    """A clause that is the verb's subject ("wearing a mask will be compulsory"), or None."""
    return child(analysis, verb, "csubj", "csubjpass")


def coordinated_verbs(analysis: Analysis, verb: Token) -> tuple[Token, ...]:
    """A verb with those coordinated to it that share its subject and its form: "to A and (to) B", "will A and B".

    Verbs with a subject or a modal of their own are other clauses and are left out.
    """
    found = [verb]
    for c in analysis.children(verb):
        if c.dep != "conj":
            continue
        if c.pos == "ADP":
            found.extend(t.head for t in _through(analysis, c) if t.kind == "ing")
        elif _shares_form(analysis, verb, c):
            found.extend(coordinated_verbs(analysis, c))
    return tuple(found)


def _shares_form(analysis: Analysis, verb: Token, other: Token) -> bool:
    """Whether a verb coordinated to another continues it. Engines tag a bare form as present, or as a noun, at times:
    VB and VBP count as one, and a "noun" with an object of its own is a verb."""
    if own_subject(analysis, other) is not None or modal_of(analysis, other) is not None:
        return False
    if not is_verb(other):
        return has_object(analysis, other)
    bare = ("VB", "VBP")
    return verb.tag == other.tag or (other.tag in bare and (verb.tag in bare or is_infinitive(analysis, other)))


def stray_verbs(analysis: Analysis, verb: Token, scope: Token) -> tuple[Token, ...]:
    """Bare verbs of an enumeration that the parser tied to something else than its first member ``verb``.

    In "commits to tackle emissions, accelerate the transition, and deepen efforts" the later verbs often hang on
    "commits" or on a noun. A bare form that follows a comma or an "and" can only continue an infinitive or a modal, so
    those below ``scope``, behind ``verb``, with no bare verb to hang on, are taken to continue this one.
    """
    found: list[Token] = []
    for t in analysis.subtree(scope):
        if t.index <= verb.index or t.tag not in ("VB", "VBP") or not is_verb(t) or t.dep not in _STRAY:
            continue
        head = analysis.head(t)
        if (
            (head.tag == "VB" and t.dep != "nsubj")
            or (t.tag == "VBP" and head.index == t.index)
            or is_infinitive(analysis, t)
        ):
            continue
        if head.tag == "VBP" and head is not scope and own_subject(analysis, head) is not None:
            continue
        if modal_of(analysis, t) or (own_subject(analysis, t) is not None and t.tag == "VBP" and t.dep != "conj"):
            continue
        if _opens_member(analysis, t) and (has_object(analysis, t) or child(analysis, t, "prep", "xcomp", "ccomp")):
            found.append(t)
    return tuple(found)


_STRAY = frozenset({"conj", "dep", "ccomp", "advcl", "nsubj", "appos"})


def _opens_member(analysis: Analysis, token: Token) -> bool:
    """Whether only adverbs stand between a token and the comma, semicolon or "and" before it."""
    i = token.index - 1
    while i >= 0 and analysis.tokens[i].tag in ("RB", "RBR"):
        i -= 1
    return i >= 0 and analysis.tokens[i].text.lower() in (",", ";", "and", "or", "&")


def is_bare(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb stands without anything of its own to the right, so that it shares the next verb's object
    ("expand and deepen ties")."""
    return not any(
        c.index > verb.index and c.dep not in ("conj", "cc", "punct", "advmod") for c in analysis.children(verb)
    )


def mark_of(analysis: Analysis, verb: Token) -> str | None:
    """The word that subordinates a clause ("if", "that", "because") in lower case, or None."""
    mark = child(analysis, verb, "mark")
    if mark is None:
        mark = next((c for c in analysis.children(verb) if c.dep == "advmod" and c.tag == "WRB"), None)
    return mark.text.lower() if mark else None


ClauseRole = Literal["main", "content", "relative", "adverbial", "attributive", "coordinate", "other"]
_ROLES: dict[str, ClauseRole] = {
    "ROOT": "main",
    "ccomp": "content",
    "xcomp": "content",
    "pcomp": "content",
    "parataxis": "content",
    "relcl": "relative",
    "advcl": "adverbial",
    "acl": "attributive",
    "conj": "coordinate",
}


def role_of(verb: Token) -> ClauseRole:
    """What a clause is to the one above it."""
    return _ROLES.get(verb.dep, "other")


def is_copula_complement(analysis: Analysis, token: Token) -> Token | None:
    """The form of "be", "remain", "stand" (...) that a predicate adjective hangs on, or None."""
    head = analysis.head(token)
    return head if token.dep in ("acomp", "oprd", "attr") and is_verb(head) else None


def possessor_of(analysis: Analysis, noun: Token) -> Token | None:
    """Whose: "Egypt's pledge", "its pledge", "the pledge of/by Egypt"; the head noun or pronoun, or None."""
    for c in analysis.children(noun):
        if c.dep == "poss":
            return c
    for c in analysis.children(noun):
        if c.dep in ("prep", "agent") and c.text.lower() in ("of", "by", "from", "between", "among"):
            inner = child(analysis, c, "pobj")
            if inner is not None:
                return inner
    return None


def determiner_of(analysis: Analysis, noun: Token) -> str | None:
    """The article or quantifier of a noun in lower case ("the", "no", "any"), or None."""
    found = child(analysis, noun, "det", "predet")
    return found.text.lower() if found else None


def is_object(token: Token) -> bool:
    """Whether the token is a direct object or predicate noun of its head."""
    return token.dep in _OBJECTS


def after_preposition(analysis: Analysis, token: Token) -> Token | None:
    """The preposition a noun stands behind, or None."""
    head = analysis.head(token)
    return head if token.dep == "pobj" and head.index != token.index else None


def prepositions_of(analysis: Analysis, token: Token) -> tuple[tuple[Token, Token], ...]:
    """The prepositional phrases of a word as (preposition, its noun or verb), in order."""
    return tuple(
        (c, inner)
        for c in analysis.children(token)
        if c.dep in ("prep", "agent", "dative")
        for inner in analysis.children(c)
        if inner.dep in ("pobj", "pcomp")
    )


def adverbial_clauses(analysis: Analysis, verb: Token) -> tuple[Token, ...]:
    """The verbs of the adverbial clauses of a verb, in order."""
    return tuple(c for c in analysis.children(verb) if c.dep == "advcl")


def relative_clauses(analysis: Analysis, noun: Token) -> tuple[Token, ...]:
    """The verbs of the relative clauses of a noun, in order."""
    return tuple(c for c in analysis.children(noun) if c.dep == "relcl")


def adverbs_of(analysis: Analysis, token: Token) -> tuple[Token, ...]:
    """The adverbs that modify a word, in order."""
    return tuple(c for c in analysis.children(token) if c.dep in ("advmod", "npadvmod"))


def is_expletive(analysis: Analysis, verb: Token) -> bool:
    """Whether the verb's subject is an empty "there" or "it"."""
    return child(analysis, verb, "expl") is not None


def predicate_of(analysis: Analysis, verb: Token) -> Token | None:
    """The predicate noun or adjective of a copula, or None."""
    return child(analysis, verb, "attr", "acomp")


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


def is_coordinate(analysis: Analysis, token: Token, first: Token) -> bool:
    """Whether ``token`` stands in the coordination that ``first`` opens, however deep."""
    while token.dep in ("conj", "pcomp", "pobj") and token.head != token.index:
        token = analysis.head(token)
        if token is first:
            return True
    return False


def is_root(token: Token) -> bool:
    """Whether the token heads its sentence."""
    return token.head == token.index


def is_phrase_head(token: Token) -> bool:
    """Whether a noun heads its phrase, not a modifier of another noun."""
    return token.dep not in ("compound", "nmod", "amod", "poss", "det", "nummod", "quantmod")


def top_within(analysis: Analysis, token: Token, sentence: int) -> Token:
    """The head of the sentence the token stands in."""
    while token.head != token.index and analysis.head(token).sentence == sentence:
        token = analysis.head(token)
    return token


def gerunds_beside(analysis: Analysis, noun: Token) -> tuple[Token, ...]:
    """Gerunds with objects coordinated to a noun ("commitment to the fight against crime and ensuring justice")."""
    return tuple(
        t
        for t in analysis.subtree(noun)
        if t.index > noun.index and t.dep == "conj" and t.tag == "VBG" and has_object(analysis, t)
    )


def shared_complements(analysis: Analysis, noun: Token) -> tuple[Complement, ...]:
    """For the last of coordinated nouns, the contents that the parser tied to the first ("cooperation and commitment
    to building peace")."""
    if noun.dep != "conj":
        return ()
    return tuple(c for c in complements_of(analysis, first_conjunct(analysis, noun)) if c.head.index > noun.index)


def first_verb_with_subject(analysis: Analysis, noun: Token) -> Token | None:
    """A finite verb below a noun that has a subject of its own outside relative clauses, or None."""
    for t in analysis.subtree(noun):
        if is_verb(t) and t.dep not in ("relcl", "ccomp") and own_subject(analysis, t) is not None:
            return t
    return None


def is_subject(token: Token) -> bool:
    """Whether the token is the subject of its verb."""
    return token.dep in _NOMINAL_SUBJECTS


def modifiers_of(analysis: Analysis, noun: Token) -> tuple[Token, ...]:
    """Adjectives, participles and nouns set before a noun, in order."""
    return tuple(
        c for c in analysis.children(noun) if c.index < noun.index and c.dep in ("amod", "compound", "nmod", "nummod")
    )


def has_number(analysis: Analysis, noun: Token) -> bool:
    """Whether a number stands in a noun's phrase, or is its head ("$5 million in aid")."""
    return any(t.pos == "NUM" for t in analysis.subtree(noun))


def clause_opened_by(analysis: Analysis, token: Token) -> Token | None:
    """The verb of the widest clause whose first word this token is, or None. A clause's first word is a "to", a
    subject, a relative or subordinating word or the verb itself, so few heads lie between."""
    found = None
    for verb in (token, *ancestors(analysis, token)):
        if is_verb(verb) and verb.dep in _CLAUSES and verb.dep != "ROOT":
            if _leftmost(analysis, verb).index != token.index:
                break
            found = verb
    return found


def _leftmost(analysis: Analysis, token: Token) -> Token:
    """The first token of a subtree, by following first children."""
    while True:
        first = next(iter(analysis.children(token)), token)
        if first.index >= token.index:
            return token
        token = first


def is_below(analysis: Analysis, token: Token, top: Token) -> bool:
    """Whether a token stands in the subtree of another."""
    return any(a is top for a in ancestors(analysis, token))


def opens_apposition(analysis: Analysis, token: Token) -> bool:
    """Whether an apposition begins at this token."""
    noun: Token | None = token
    while noun is not None and noun.head != noun.index:
        if noun.dep == "appos":
            return analysis.subtree(noun)[0] is token
        if noun.dep not in ("det", "amod", "compound", "nummod", "poss", "nmod", "advmod", "quantmod"):
            return False
        noun = analysis.head(noun)
    return False


def belongs_to(analysis: Analysis, token: Token, verb: Token) -> bool:
    """Whether a noun or adverb stands in a verb's own clause, whatever phrase holds it."""
    for above in ancestors(analysis, token):
        if above is verb:
            return True
        if is_verb(above) and above.dep in ("relcl", "advcl", "acl", "ccomp"):
            return False
    return False


def is_loose(token: Token) -> bool:
    """Whether a noun hangs where a parser puts an object it could not tie to its verb."""
    return token.dep in ("npadvmod", "dobj", "appos", "dep", "attr", "oprd")


def is_prepositional(token: Token) -> bool:
    """Whether the token opens a prepositional phrase ("including sanctions", "such as wheat")."""
    return token.dep in ("prep", "amod") or token.pos in ("ADP", "SCONJ")


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


def adverbial_clauses_within(analysis: Analysis, verb: Token) -> tuple[Token, ...]:
    """The verbs of the adverbial clauses of a verb and of the infinitives and gerunds below it."""
    found: list[Token] = []
    for c in analysis.children(verb):
        if c.dep == "advcl":
            found.append(c)
        elif c.dep in ("xcomp", "prep", "pcomp"):
            found.extend(adverbial_clauses_within(analysis, c))
    return tuple(found)
