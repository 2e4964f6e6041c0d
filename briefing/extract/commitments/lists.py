"""Items of a list under a commissive intro: "Sharif and Erdogan agreed to:", "the United States will:"."""

from __future__ import annotations

from briefing.extract.commitments.cues import CUES, LIST, MODALS, Cue
from briefing.extract.commitments.frames import Candidate, Trigger
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token
from briefing.text.document import Paragraph, ParagraphKind, Sentence

_LAST_WORDS = frozenset({"to", "will", "shall", "by", "on", "that", "include", "including", "not"})
_FOLLOWING = frozenset({"following", "these"})


def list_candidates(analysis: Analysis) -> tuple[Candidate, ...]:
    """A candidate for each item of a list whose intro holds a cue; items under a plain intro give none."""
    document = analysis.document
    found: list[Candidate] = []
    for paragraph in document.paragraphs:
        if paragraph.kind is not ParagraphKind.LIST_ITEM or paragraph.intro is None:
            continue
        intro = intro_trigger(analysis, document.paragraphs[paragraph.intro])
        sentences = document.sentences_of(paragraph)
        if intro is None or not sentences:
            continue
        content = _content(analysis, sentences[0])
        if content is not None:
            cue, token, bearer = intro
            found.append(Candidate(content, (Trigger(cue, token, content, "list", bearer, token),), (), True))
    return tuple(found)


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
    verb = cue if syntax.is_verb(cue) and cue.tag != "MD" else syntax.governing_verb(analysis, cue)
    subject = syntax.subject_of(analysis, verb) if verb is not None else None
    if subject is not None and subject.index < cue.index:
        return subject
    before = [
        t for t in tokens if t.index < cue.index and t.pos in ("NOUN", "PROPN", "PRON") and syntax.is_phrase_head(t)
    ]
    return before[-1] if before else None


def _content(analysis: Analysis, sentence: Sentence) -> Token | None:
    """The head of an item: its first bare verb, gerund or noun."""
    tokens = [t for t in analysis.tokens_of(sentence) if t.pos not in ("PUNCT", "SPACE", "NUM", "SYM")]
    return next((syntax.top_within(analysis, t, sentence.number) for t in tokens), None)


def item_bearer(analysis: Analysis, token: Token) -> Token | None:
    """For a clause without a subject in a list item ("Agreed to meet again"): the subject its intro names."""
    paragraph = analysis.document.paragraph_at(token.span.start)
    if paragraph.kind is not ParagraphKind.LIST_ITEM or paragraph.intro is None:
        return None
    for sentence in analysis.document.sentences_of(analysis.document.paragraphs[paragraph.intro])[-1:]:
        for t in analysis.tokens_of(sentence):
            if syntax.is_subject(t) or syntax.is_root(t):
                return t if t.pos in ("NOUN", "PROPN", "PRON") else None
    return None


LIST_CUE = LIST
