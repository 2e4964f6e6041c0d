"""Items of a list under a commissive intro: "Sharif and Erdogan agreed to:", "the United States will:"."""

from __future__ import annotations

from briefing.extract.commitments.cues import CUES, MODALS, Cue
from briefing.extract.commitments.frames import Candidate, Trigger
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token
from briefing.text.document import Paragraph, ParagraphKind

_LAST_WORDS = frozenset({"to", "will", "shall", "by", "on", "that", "include", "including", "not"})
_FOLLOWING = frozenset({"following", "these"})


def list_candidates(analysis: Analysis) -> tuple[Candidate, ...]:
    """A candidate for each item of a list whose intro holds a cue; items under a plain intro give none."""
    found: list[Candidate] = []
    for paragraph in analysis.document.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            continue
        content = _content(analysis, paragraph)
        trigger = _governing(analysis, paragraph, _DEEPEST) if content is not None else None
        if content is not None and trigger is not None:
            cue, token, bearer = trigger
            found.append(Candidate(content, (Trigger(cue, token, content, "list", bearer, token),), (), True))
    return tuple(found)


def _governing(analysis: Analysis, paragraph: Paragraph, depth: int) -> tuple[Cue, Token, Token | None] | None:
    """The cue over a list item: that of its intro, or of the intro's intro."""
    intro = intro_of(analysis, paragraph)
    if intro is None or depth == 0:
        return None
    return intro_trigger(analysis, intro) or (
        _governing(analysis, intro, depth - 1) if _content(analysis, intro) is not None else None
    )


_DEEPEST = 2
_LONGEST = 12


def intro_of(analysis: Analysis, paragraph: Paragraph) -> Paragraph | None:
    """The paragraph that introduces the list this one is an item of: the nearest one before it that ends in a colon,
    with nothing but items between. Items may run to several sentences, so their first is what counts."""
    paragraphs = analysis.document.paragraphs
    if paragraph.intro is not None:
        return paragraphs[paragraph.intro]
    for number in range(paragraph.number - 1, max(-1, paragraph.number - _LONGEST), -1):
        other = paragraphs[number]
        if other.span.of(analysis.text).endswith(":"):
            return other
        if other.kind is not ParagraphKind.LIST_ITEM and _content(analysis, other) is None:
            return None
    return None


def intro_trigger(analysis: Analysis, paragraph: Paragraph) -> tuple[Cue, Token, Token | None] | None:
    """The cue of an intro with its token and the word for the actor; None for an intro that binds nobody."""
    sentences = analysis.document.sentences_of(paragraph)
    if not sentences:
        return None
    tokens = [t for t in analysis.tokens_of(sentences[-1]) if t.text not in (":", ".", ",")]
    if not tokens or not (tokens[-1].text.lower() in _LAST_WORDS or any(t.text.lower() in _FOLLOWING for t in tokens)):
        return None
    for t in reversed(tokens):
        cue = _cue(analysis, t)
        if cue is not None:
            return cue, t, _bearer(analysis, t, tokens)
    return None


def _cue(analysis: Analysis, t: Token) -> Cue | None:
    word = t.text.lower()
    if word in ("will", "shall") and t.pos in ("AUX", "VERB"):
        return MODALS[word]
    if syntax.is_verb(t) or t.tag.startswith("VB"):
        return CUES.get(("verb", t.lemma.lower()))
    if t.pos == "NOUN" and t.lemma.lower() in (
        "commitment",
        "pledge",
        "promise",
        "agreement",
        "decision",
        "plan",
        "goal",
    ):
        return CUES.get(("noun", t.lemma.lower()))
    if word == "committed":
        return CUES.get(("adjective", word))
    return None


def _bearer(analysis: Analysis, cue: Token, tokens: list[Token]) -> Token | None:
    if not syntax.is_verb(cue) and cue.pos == "NOUN":
        owner = syntax.possessor_of(analysis, cue)
        if owner is not None:
            return owner
    verb = cue if syntax.is_verb(cue) else syntax.governing_verb(analysis, cue)
    if cue.tag == "MD" and syntax.own_subject(analysis, cue) is None:
        verb = syntax.governing_verb(analysis, cue)
    subject = syntax.subject_of(analysis, verb) if verb is not None else None
    if subject is not None and subject.index < cue.index:
        return subject
    before = [
        t for t in tokens if t.index < cue.index and t.pos in ("NOUN", "PROPN", "PRON") and syntax.is_phrase_head(t)
    ]
    return before[-1] if before else None


def _content(analysis: Analysis, paragraph: Paragraph) -> Token | None:
    """The head of what an item says, where its first sentence is no clause of its own: a bare verb, a gerund, a thing.

    None for a full sentence ("Transparency: we intend to ..."), which speaks for itself.
    """
    sentences = analysis.document.sentences_of(paragraph)
    tokens = analysis.tokens_of(sentences[0]) if sentences else ()
    words = [t for t in tokens if t.pos not in ("PUNCT", "SPACE", "NUM", "SYM", "X")]
    if not words:
        return None
    head = syntax.top_within(analysis, words[0], sentences[0].number)
    if syntax.is_verb(head):
        finite = head.tag in ("VBD", "VBZ", "MD") or syntax.modal_of(analysis, head) is not None
        return None if finite or syntax.own_subject(analysis, head) is not None else head
    return head if head.pos in ("NOUN", "PROPN") and syntax.first_verb_with_subject(analysis, head) is None else None


def item_bearer(analysis: Analysis, token: Token) -> Token | None:
    """For a clause without a subject in a list item ("Agreed to meet again"): the subject its intro names."""
    paragraph = analysis.document.paragraph_at(token.span.start)
    intro = intro_of(analysis, paragraph) if paragraph.kind is ParagraphKind.LIST_ITEM else None
    if intro is None:
        return None
    for sentence in analysis.document.sentences_of(intro)[-1:]:
        for t in analysis.tokens_of(sentence):
            if syntax.is_subject(t) or syntax.is_root(t):
                return t if t.pos in ("NOUN", "PROPN", "PRON") else None
    return None
