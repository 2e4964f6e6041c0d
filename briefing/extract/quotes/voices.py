"""Reporting verbs in their sentences, and the subjects that speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.extract.quotes.frames import Frames
from briefing.extract.quotes.speakers import Context, Speaker, speaker_of
from briefing.extract.quotes.verbs import DOCUMENTS, NO_SPEAKERS, VerbClass, is_reporting, may_speak
from briefing.language.analysis import Analysis, Token
from briefing.language.gazetteers import title_of
from briefing.language.syntax import (
    after_preposition,
    agent_of,
    ancestors,
    auxiliaries_of,
    is_passive,
    is_verb,
    objects_of,
    own_subject,
    role_of,
    subject_of,
)
from briefing.text.span import Span

_GOES_ON = frozenset("go continue proceed be do".split())
_QUOTING = frozenset({"quote", "cite"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who spoke (None: not stated), the span of the reporting verb, and the rule that found them."""

    speaker: Speaker | None
    cue: Span | None
    rule: str


class Voices:
    """Asks the sentences of one analysis who speaks; ``last`` is who spoke last, as far as is known by now."""

    def __init__(self, analysis: Analysis, frames: Frames) -> None:
        self._analysis = analysis
        self._frames = frames
        self.last: Speaker | None = None

    def verbs(self, words: Sequence[Token]) -> list[Token]:
        """The full verbs among some words."""
        return [t for t in words if t.pos == "VERB" and t.tag.startswith("VB")]

    def is_cue(self, token: Token, *classes: VerbClass) -> bool:
        """Whether a token is a reporting verb (of these classes) in a form that reports."""
        if not token.tag.startswith("VB") or not is_reporting(token.lemma, *classes):
            return False
        after = self._analysis.tokens[token.index + 1] if token.index + 1 < len(self._analysis.tokens) else None
        if token.lemma == "plead" and after is not None and after.text.lower() in ("guilty", "innocent", "not"):
            return False
        if token.tag == "VBN" and not self._speaks_in_passive(token):
            return False
        # "went on to say" reports, "intends to add" does not.
        return token.tag != "VB" or self._analysis.head(token).lemma in _GOES_ON

    def _speaks_in_passive(self, verb: Token) -> bool:
        """Whether a participle tells of speaking: "has said", "was described by X as", not "published by CNN"."""
        if is_passive(self._analysis, verb):
            return agent_of(self._analysis, verb) is not None or verb.lemma in _QUOTING
        return bool(auxiliaries_of(self._analysis, verb)) or role_of(verb) in ("main", "coordinate")

    def is_reported(self, verb: Token) -> bool:
        """Whether a doubtful reporting verb stands in what another one reports: "said he had shown '...'"."""
        head = self._analysis.head(verb)
        doubtful = not is_reporting(verb.lemma, "say", "tell", "call")
        return doubtful and role_of(verb) == "content" and is_reporting(head.lemma, "say", "tell") and is_verb(head)

    def is_quoting(self, token: Token) -> bool:
        """Whether a verb reports another's words: "the agency quoted him as saying"."""
        return token.lemma in _QUOTING

    def nearest_cue(self, words: Sequence[Token]) -> Token | None:
        """The last reporting verb of some words; one that only tells where a text came out gives way to the verb of its
        clause: "He said, in remarks published by CNN, '...'"."""
        cues = [t for t in words if self.is_cue(t)]
        told = [t for t in cues if not (t.tag == "VBN" and _is_text(self._analysis.head(t)))]
        return next(reversed(told or cues), None)

    def depth(self, token: Token) -> int:
        """How far down in its tree a token stands: main verbs come first."""
        return sum(1 for _ in ancestors(self._analysis, token))

    def by_verb(self, verb: Token, rule: str, words: Sequence[Token]) -> Attribution:
        """The attribution that a reporting verb gives, its speaker found among ``words``."""
        noun = self.subject(verb, words)
        speaker = self.speaker(noun)
        described = noun is not None and noun.pos != "PRON" and self._analysis.entity_at(noun.span.start) is None
        if speaker is None or not speaker.entities or described:
            speaker = self._name_beside(verb) or speaker
        if speaker is None or not (speaker.entities or (noun is not None and may_speak(noun.lemma.lower()))):
            speaker = self._main_speaker(verb) or speaker
        above = self._analysis.head(verb)
        if (
            noun is not None
            and self._is_mute(noun, speaker)
            and role_of(verb) == "content"
            and self.is_cue(above, "say")
        ):
            # "Roy says intelligence suggests '...'"
            return self.by_verb(above, rule, words)
        return Attribution(speaker, verb.span, rule)

    def _is_mute(self, noun: Token, speaker: Speaker | None) -> bool:
        """Whether a subject is a thing that says nothing itself."""
        lemma = noun.lemma.lower()
        if speaker is None or speaker.entities or noun.pos != "NOUN":
            return False
        return not may_speak(lemma) or lemma in DOCUMENTS

    def _name_beside(self, verb: Token) -> Speaker | None:
        """A person's name right before the verb, after titles that drew the subject to themselves."""
        analysis = self._analysis
        before = verb.index - 1
        while before >= 0 and (analysis.tokens[before].pos in ("ADV", "AUX") or analysis.tokens[before].text == ","):
            before -= 1
        if before < 0 or before in self._frames.inside:
            return None
        last = analysis.tokens[before]
        entity = analysis.entity_at(last.span.start)
        if entity is None or entity.type != "person" or last.sentence != verb.sentence:
            return None
        first = analysis.token_at(_mention_over(entity.mentions, last.span).start) or last
        led = analysis.tokens[first.index - 1] if first.index else None
        if led is not None and (led.pos in ("ADP", "PART", "CCONJ", "VERB") or led.tag in ("POS", "PRP$")):
            return None
        # "An aide to the president, Mahmoud Abbas, said": the name is the president's.
        titled = analysis.head(self._phrase_head(last))
        if led is not None and led.text == "," and after_preposition(analysis, titled) is not None:
            return None if may_speak(titled.lemma.lower()) else self.speaker(last)
        return self.speaker(last)

    def _main_speaker(self, verb: Token) -> Speaker | None:
        """For a participle ("..., adding '...'") who speaks in the main clause of its sentence."""
        if verb.tag != "VBG":
            return None
        sentence = self._analysis.document.sentences[verb.sentence]
        words = [t for t in self._frames.words(sentence.span) if t.index < verb.index]
        finite = [t for t in words if t.tag in ("VBD", "VBZ", "VBP") and self.is_cue(t)]
        for cue in sorted(finite, key=self.depth):
            noun = self.subject(cue, words)
            speaker = self.speaker(noun)
            if speaker is not None and speaker.entities:
                return speaker
        return None

    def subject(self, verb: Token, words: Sequence[Token]) -> Token | None:
        """Who does the verb, outside of quotation marks; by the order of the words where the tree has it wrong."""
        analysis = self._analysis
        head = analysis.head(verb)
        if verb.lemma in _QUOTING and (heard := self._heard(verb)) is not None and self._speaks(heard):
            return heard
        if verb.tag == "VBG" and head.text.lower() == "as" and analysis.head(head).lemma in _QUOTING:
            return self._heard(analysis.head(head))
        if is_passive(analysis, verb):
            agent = agent_of(analysis, verb)
            if agent is not None or is_reporting(verb.lemma, "tell"):
                return agent
        found = self._outer_subject(verb) or subject_of(analysis, verb)
        if found is not None and found.index not in self._frames.inside:
            return self._who(verb, found)
        return self._by_order(verb, words)

    def _speaks(self, noun: Token) -> bool:
        """Whether a noun can be whose words are quoted: not the examples that a paper cites."""
        return noun.pos != "NOUN" or may_speak(noun.lemma.lower()) or bool(self._analysis.entities_of(noun))

    def _outer_subject(self, verb: Token) -> Token | None:
        """The subject of the clause that a coordinated verb goes on with, where the parser joined it to a clause within
        that one: "X criticized the policy which Harper leads and said '...'", "he said reports are contradictory, and
        concluded '...'"."""
        analysis = self._analysis
        joined = analysis.head(verb)
        if role_of(verb) != "coordinate" or not is_verb(joined) or own_subject(analysis, verb) is not None:
            return None
        inner = own_subject(analysis, joined)
        if inner is None or inner.tag in ("WDT", "WP"):
            return None
        relative = role_of(joined) == "relative" and any(
            t.tag in ("WDT", "WP") and t.index < inner.index for t in analysis.children(joined)
        )
        reported = role_of(joined) == "content" and inner.pos == "NOUN" and analysis.entity_at(inner.span.start) is None
        if not relative and not (
            reported and not (may_speak(inner.lemma.lower()) and inner.lemma.lower() not in DOCUMENTS)
        ):
            return None
        for above in ancestors(analysis, joined):
            if is_verb(above) and (subject := subject_of(analysis, above)) is not None:
                return subject
        return None

    def _who(self, verb: Token, found: Token) -> Token:
        """For "an official from her own party, [who] said": the one of whom "who" can be said."""
        analysis = self._analysis
        pronoun = own_subject(analysis, verb)
        if pronoun is None or pronoun.text.lower() != "who" or found.pos != "NOUN" or found.tag == "NNS":
            return found
        preposition = after_preposition(analysis, found)
        outer = analysis.head(preposition) if preposition is not None else None
        if outer is not None and outer.pos == "NOUN" and title_of(outer.text) and not title_of(found.text):
            return outer
        return found

    def _heard(self, quoting: Token) -> Token | None:
        """Whose words are quoted: "X was quoted as saying", "the agency quoted X as saying"."""
        if is_passive(self._analysis, quoting):
            return subject_of(self._analysis, quoting)
        return next(iter(objects_of(self._analysis, quoting)), None)

    def _by_order(self, verb: Token, words: Sequence[Token]) -> Token | None:
        if verb.tag in ("VBG", "VBN"):
            return None
        after = [t for t in words if t.index > verb.index]
        before = [t for t in words if t.index < verb.index]
        if before and (noun := self._last_noun(before)) is not None:
            return noun
        return self.first_noun(after)

    def first_noun(self, words: Sequence[Token]) -> Token | None:
        """The head of the first noun phrase of some words."""
        for token in words:
            if token.pos in ("NOUN", "PROPN", "PRON", "NUM"):
                head = token
                while (up := self._analysis.head(head)).index > head.index and up.pos in ("NOUN", "PROPN"):
                    if up.index not in {t.index for t in words}:
                        break
                    head = up
                return head
            if is_verb(token):
                return None
        return None

    def _last_noun(self, words: Sequence[Token]) -> Token | None:
        """The noun before a verb; a name within reach before an apposition is preferred."""
        nouns = [
            t
            for t in words
            if t.pos in ("NOUN", "PROPN", "PRON")
            and t.text.lower() not in NO_SPEAKERS
            and after_preposition(self._analysis, self._phrase_head(t)) is None
        ]
        for token in reversed(nouns):
            entity = self._analysis.entity_at(token.span.start)
            if entity is not None and entity.type == "person":
                return token
        return nouns[-1] if nouns else None

    def _phrase_head(self, noun: Token) -> Token:
        """The last noun of a compound that the noun belongs to ("agency" of "the Reuters news agency")."""
        while (up := self._analysis.head(noun)).index > noun.index and up.pos in ("NOUN", "PROPN"):
            noun = up
        return noun

    def speaker(self, noun: Token | None) -> Speaker | None:
        """Who the noun stands for; a "he" or "she" that nothing else resolves goes on with who spoke last."""
        if noun is None:
            return None
        return speaker_of(self._analysis, noun, Context(self._frames.inside, self.last))

    def head_of_name(self, token: Token) -> Token:
        """The last word of the name that a token belongs to."""
        entity = self._analysis.entity_at(token.span.start)
        head = self._analysis.head(token)
        return head if entity is not None and self._analysis.entity_at(head.span.start) == entity else token


def _is_text(noun: Token) -> bool:
    return noun.lemma.lower() in DOCUMENTS or noun.text.lower() in DOCUMENTS


def _mention_over(mentions: tuple[Span, ...], span: Span) -> Span:
    return next((m for m in mentions if m.overlaps(span)), span)
