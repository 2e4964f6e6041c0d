"""Which words say who spoke a quotation: verb, speaker and the rule that tied them to it.

A quotation is read with its *frame*: what stands outside quotation marks in its sentence, to its left and to its
right. The rules go from the surest to the loosest; the first that finds a speaker or a cue wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.extract.quotes.frames import Frame, Frames
from briefing.extract.quotes.marks import Quoted
from briefing.extract.quotes.speakers import may_speak
from briefing.extract.quotes.verbs import is_reporting
from briefing.extract.quotes.voices import Attribution, Voices
from briefing.language.analysis import Analysis, Token
from briefing.language.syntax import ancestors, is_verb, own_subject
from briefing.text.span import Span

_DASHES = frozenset({"-", "–", "—", "--"})
_LEADS_ON = frozenset(",:?!…") | _DASHES


class Attributor:
    """Attributes the quotations of one analysis, in order, each knowing those before it."""

    def __init__(self, analysis: Analysis, quotes: Sequence[Quoted]) -> None:
        self._analysis = analysis
        self._quotes = quotes
        self._frames = Frames(analysis, quotes)
        self._voices = Voices(analysis, self._frames)
        self._done: list[Attribution | None] = []

    def all(self) -> tuple[Attribution | None, ...]:
        """One attribution (or None) for each quotation."""
        for position in range(len(self._quotes)):
            found = self._attribute(position)
            self._done.append(found)
            if found is not None and found.speaker is not None:
                self._voices.last = found.speaker
        return tuple(self._done)

    def _attribute(self, position: int) -> Attribution | None:
        quote = self._quotes[position]
        before = self._done[position - 1] if position else None
        if quote.continues and before is not None:
            return replace(before, rule="next-paragraph")
        frame = self._frames.of(position)
        found = self._by_rules(frame, position)
        led_on = bool(frame.left) and frame.left[0].text.lower() == "and"
        if found is not None and found.speaker is None and before is not None and led_on:
            return replace(found, speaker=before.speaker)
        return found

    def _by_rules(self, frame: Frame, position: int) -> Attribution | None:
        """What the first rule that applies says."""
        return (
            self._before(frame)
            or self._after(frame)
            or self._under_colon(frame)
            or self._governed(frame)
            or self._joined(frame, position)
            or self._signed_below(frame)
            or self._goes_on(frame, position)
            or self._introduced(frame, position)
        )

    def _before(self, frame: Frame) -> Attribution | None:
        """Right before: "X said, '...'", "X told reporters on Monday: '...'", "According to X, '...'", "X: '...'"."""
        left = list(frame.left)
        colon = comma = that = False
        while left and (left[-1].text in ",:;-–—(" or left[-1].text.lower() in ("that", "--")):
            last = left.pop()
            colon, comma, that = colon or last.text == ":", comma or last.text == ",", that or last.text == "that"
        if not left:
            return None
        named = self._according(left, at_start=False)
        if named is not None and (comma or colon or not self._voices.verbs(left)):
            return named
        verb = self._voices.nearest_cue(left)
        if verb is not None and not self._voices.is_reported(verb):
            tail = [t for t in left if t.index > verb.index]
            plain = not any(is_verb(t) and t.tag not in ("VBG", "VBN") for t in tail)
            if (plain and (comma or colon)) or self._touches(verb, tail):
                return self._voices.by_verb(verb, "before", left)
        return None

    def _under_colon(self, frame: Frame) -> Attribution | None:
        left = [t for t in frame.left if t.text not in ("-", "–")]
        return self._colon(list(frame.clause[:-1])) if left and left[-1].text == ":" else None

    def _touches(self, verb: Token, tail: list[Token]) -> bool:
        """Whether nothing but adverbs and a hearer stands between the verb and the quotation."""
        if all(t.pos in ("ADV", "PUNCT", "PART") for t in tail):
            return True
        if is_reporting(verb.lemma, "tell"):
            return all(t.pos in ("ADV", "PUNCT", "NOUN", "PROPN", "PRON", "DET", "ADJ") for t in tail)
        return False

    def _after(self, frame: Frame) -> Attribution | None:
        """Right after: "'...,' said X", "'...,' X said", "'...,' according to X", "'...' — X"."""
        right = list(frame.right)
        text = self._analysis.text
        ending = frame.quote.inner.of(text)[-1:]
        leads = ending in _LEADS_ON
        if not any(t.pos not in ("PUNCT", "SPACE") for t in right):
            if frame.fragment and self._voices.nearest_cue(frame.left) is not None:
                # "One asked how '...'. Obama replied '...'": the words belong to the verb before them.
                return None
            right = list(frame.beyond)
            short = len(right) <= 9
            if not right or not (ending in "?!…" or short):
                return None
            leads = ending in "?!…" or short
        while right and right[0].text in {",", ";", "…", *_DASHES}:
            leads = True
            mark = right.pop(0)
            if mark.text in _DASHES and (found := self._signed(right)) is not None:
                return found
        if not right:
            return None
        if (found := self._according(right, at_start=True)) is not None:
            return found
        verb = self._leading_cue(right, leads)
        return self._voices.by_verb(verb, "after", right) if verb is not None else None

    def _leading_cue(self, right: list[Token], leads: bool) -> Token | None:
        """The reporting verb of a clause that starts here: "said X", "X, the mayor, said", "he quickly added"."""
        words = [t for t in right if t.pos not in ("ADV", "PUNCT")]
        if not words:
            return None
        finite = words[0].tag in ("VBD", "VBZ", "VBP")
        if finite and self._voices.is_cue(words[0], "say", "tell", "write", "call", "think"):
            return words[0]
        for token in right:
            if not self._voices.is_cue(token, "say", "tell", "write", "think", "act") or token.tag == "VBG":
                if is_verb(token) and own_subject(self._analysis, token) is not None and token.pos == "VERB":
                    break
                continue
            if self._voices.is_quoting(token) and token.index - right[0].index <= 3:
                return token
            if not is_reporting(token.lemma, "say", "tell", "write", "think"):
                continue
            subject = self._voices.subject(token, right)
            if subject is None or subject.index < right[0].index:
                continue
            opening = right[0].index >= min(t.index for t in self._analysis.subtree(subject)) or right[0].pos == "ADV"
            near = subject.index - right[0].index <= 12
            direct = token.index - right[0].index <= 3
            if near and opening and (leads or direct):
                return token
        return None

    def _signed(self, right: list[Token]) -> Attribution | None:
        """A name after a dash, with nothing said of it: "'...' — Nelson Mandela"."""
        words = [t for t in right if t.pos != "PUNCT"]
        if not words or len(words) > 12 or any(is_verb(t) for t in words):
            return None
        name = next((t for t in words if self._analysis.entity_at(t.span.start) is not None), None)
        if name is None or name.index > words[0].index + 1:
            return None
        speaker = self._voices.speaker(self._voices.head_of_name(name))
        return Attribution(speaker, None, "signed") if speaker else None

    def _according(self, words: Sequence[Token], *, at_start: bool) -> Attribution | None:
        """Named as the source: "according to X", "in the words of X", "in X's words"."""
        for i, token in enumerate(words):
            if at_start and i > 1:
                break
            if token.text.lower() == "words" and words[i + 1 : i + 2] and words[i + 1].text.lower() == "of":
                noun = self._voices.first_noun(words[i + 2 :])
                speaker = self._voices.speaker(noun)
                return Attribution(speaker, Span(token.span.start, words[i + 1].span.end), "according-to")
            if token.text.lower() == "according" and i + 2 < len(words) and words[i + 1].text.lower() == "to":
                noun = self._voices.first_noun(words[i + 2 :])
                speaker = self._voices.speaker(noun)
                return Attribution(speaker, Span(token.span.start, words[i + 1].span.end), "according-to")
        return None

    def _colon(self, left: list[Token]) -> Attribution | None:
        """The subject of the clause that a colon ends: "X welcomed the accord: '...'", or "X: '...'"."""
        verbs = self._voices.verbs(left)
        cues = [v for v in verbs if self._voices.is_cue(v)]
        inside = {t.index for t in left}
        if cues and cues[-1].tag == "VBG" and not any(is_verb(t) for t in left if t.index > cues[-1].index):
            return self._voices.by_verb(cues[-1], "colon", left)
        for verb in [*sorted(cues, key=self._voices.depth), *sorted(verbs, key=self._voices.depth)]:
            subject = self._voices.subject(verb, left)
            if subject is not None and subject.index in inside:
                return self._voices.by_verb(verb, "colon", left)
        noun = None if verbs else self._voices.first_noun(left)
        speaker = self._voices.speaker(noun)
        return Attribution(speaker, None, "colon") if speaker else None

    def _joined(self, frame: Frame, position: int) -> Attribution | None:
        """In one sentence with the quotation before: "X called it 'a ...' and 'a ...'"."""
        if not position or (before := self._done[position - 1]) is None:
            return None
        previous = self._quotes[position - 1]
        between = Span(previous.outer.end, frame.quote.outer.start)
        same = self._analysis.document.sentence_at(max(0, previous.outer.end - 1))
        inside = previous.para == frame.quote.para and same.span.end > frame.quote.outer.start
        if not inside and not (frame.fragment and self._follows(frame, previous, before)):
            return None
        if re.search(r"[.!?]", between.of(self._analysis.text)) and not frame.fragment:
            return None
        return replace(before, rule="joined")

    def _follows(self, frame: Frame, previous: Quoted, before: Attribution) -> bool:
        """Whether a fragment stands in the sentence after one with words of the same source, and names nobody else:
        "X said '...'. The team will also 'report ...'"."""
        document = self._analysis.document
        here, there = (document.sentence_at(q.outer.start).number for q in (frame.quote, previous))
        return previous.para == frame.quote.para and here - there <= 1 and not self._has_other(frame.left, before)

    def _governed(self, frame: Frame) -> Attribution | None:
        """A fragment within a reported sentence: "X said it is possible 'that ...'", "X's call for 'a ...'"."""
        analysis = self._analysis
        tokens = analysis.tokens_in(frame.quote.inner)
        above = [a for t in tokens[:1] for a in ancestors(analysis, t)]
        clause = {t.index for t in frame.clause}
        cues = [t for t in above if t.index in clause and self._voices.is_cue(t)]
        nearest = self._voices.nearest_cue(frame.left) or self._voices.nearest_cue(frame.clause)
        cues += [nearest, *ancestors(analysis, nearest)] if nearest is not None else []
        unsure: Attribution | None = None
        for verb in cues:
            if not self._voices.is_cue(verb) or verb.index not in clause:
                continue
            found = self._voices.by_verb(verb, "within", frame.clause)
            governs = verb in above and is_reporting(verb.lemma, "say", "tell", "call")
            speaker = found.speaker
            if speaker is not None and (governs or speaker.entities or may_speak(analysis, speaker.span)):
                return found
            unsure = unsure or replace(found, speaker=None)
        right = {t.index for t in frame.right}
        for token in above:
            if token.index in right and self._voices.is_cue(token, "say", "tell", "write"):
                return self._voices.by_verb(token, "within", frame.right)
        named = self._according(frame.clause, at_start=False) or self._according(frame.right, at_start=False)
        return named or unsure

    def _signed_below(self, frame: Frame) -> Attribution | None:
        """The next paragraph signs this one: "– President Biden, February 19, 2021"."""
        document = self._analysis.document
        if not self._frames.fills_paragraph(frame.quote) or frame.quote.para + 1 >= len(document.paragraphs):
            return None
        below = self._analysis.tokens_in(document.paragraphs[frame.quote.para + 1].span)
        if not below or below[0].text not in _DASHES:
            return None
        return self._signed(list(below[1:]))

    def _goes_on(self, frame: Frame, position: int) -> Attribution | None:
        """A whole sentence in marks, after one of the same speaker: "'...,' she said. '...'"."""
        if not position or frame.left or frame.fragment:
            return None
        before, previous = self._done[position - 1], self._quotes[position - 1]
        if before is None or frame.quote.para - previous.para > 1:
            return None
        between = self._frames.words(Span(previous.outer.end, frame.quote.outer.start))
        subjects = [t for t in between if is_verb(t) and own_subject(self._analysis, t) is not None]
        if frame.quote.para == previous.para and len(subjects) <= 1:
            return replace(before, rule="goes-on")
        if frame.quote.para == previous.para + 1 and len(subjects) <= 1 and not self._has_other(between, before):
            return replace(before, rule="goes-on")
        return None

    def _has_other(self, tokens: Sequence[Token], before: Attribution) -> bool:
        """Whether a person other than the last speaker is named in these tokens."""
        known = before.speaker.entities if before.speaker else ()
        for t in tokens:
            entity = self._analysis.entity_at(t.span.start)
            if entity is not None and entity.type == "person" and entity.ident not in known:
                return True
        return False

    def _introduced(self, frame: Frame, position: int) -> Attribution | None:
        """The sentence before tells who speaks: "X was furious. '...'", or a paragraph that ends in "saying:"."""
        if frame.left or frame.fragment:
            return None
        document = self._analysis.document
        number = document.sentence_at(frame.quote.outer.start).number
        if number == 0:
            return None
        before = document.sentences[number - 1]
        if frame.quote.para - before.paragraph > 1:
            return None
        words = self._frames.words(before.span)
        colon = bool(words) and words[-1].text == ":"
        if frame.quote.para != before.paragraph and not (colon or self._frames.fills_paragraph(frame.quote)):
            return None
        verbs = self._voices.verbs(words)
        cues = [v for v in verbs if self._voices.is_cue(v)]
        if colon and (found := self._colon(list(words))) is not None:
            return found
        for verb in sorted(cues, key=self._voices.depth):
            found = self._voices.by_verb(verb, "sentence-before", words)
            if found is not None and found.speaker is not None:
                return found
        root = min(verbs, key=self._voices.depth, default=None)
        subject = self._voices.subject(root, words) if root is not None else None
        speaker = self._voices.speaker(subject)
        if speaker is None or not any(self._analysis.entities[e].type == "person" for e in speaker.entities):
            return None
        return Attribution(speaker, None, "sentence-before")


def attribute(analysis: Analysis, quotes: Sequence[Quoted]) -> tuple[Attribution | None, ...]:
    """Who spoke each of these stretches, as far as the article says; None where nothing tells."""
    return Attributor(analysis, quotes).all()
