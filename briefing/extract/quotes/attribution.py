"""Which words say who spoke a quotation: verb, speaker and the rule that tied them to it.

A quotation is read with its *frame*: what stands outside quotation marks in its sentence, to its left and to its
right. The rules go from the surest to the loosest; the first that finds a speaker or a cue wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.extract.quotes.marks import Quoted
from briefing.extract.quotes.speakers import Speaker, speaker_of
from briefing.extract.quotes.verbs import NO_SPEAKERS, is_reporting
from briefing.language.analysis import Analysis, Token
from briefing.language.syntax import agent_of, ancestors, is_passive, is_verb, objects_of, own_subject, subject_of
from briefing.text.span import Span

_DASHES = frozenset({"-", "–", "—", "--"})
_LEADS_ON = frozenset(",:?!…") | _DASHES


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who spoke (None: not stated), the span of the reporting verb, and the rule that found them."""

    speaker: Speaker | None
    cue: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """A quotation with the tokens outside of quotation marks around it. ``sealed``: the sentence ended with it."""

    quote: Quoted
    left: tuple[Token, ...]
    right: tuple[Token, ...]
    beyond: tuple[Token, ...]
    fragment: bool


class Attributor:
    """Attributes the quotations of one analysis, in order, each knowing those before it."""

    def __init__(self, analysis: Analysis, quotes: Sequence[Quoted]) -> None:
        self._analysis = analysis
        self._quotes = quotes
        self._inside = frozenset(t.index for q in quotes for t in analysis.tokens_in(q.outer))
        self._done: list[Attribution | None] = []

    def all(self) -> tuple[Attribution | None, ...]:
        """One attribution (or None) for each quotation."""
        for position in range(len(self._quotes)):
            self._done.append(self._attribute(position))
        return tuple(self._done)

    def _attribute(self, position: int) -> Attribution | None:
        quote = self._quotes[position]
        before = self._done[position - 1] if position else None
        if quote.continues and before is not None:
            return replace(before, rule="next-paragraph")
        frame = self._frame(position)
        return (
            self._before(frame)
            or self._after(frame)
            or self._joined(frame, position)
            or self._governed(frame)
            or self._goes_on(frame, position)
            or self._introduced(frame, position)
        )

    # The frame

    def _frame(self, position: int) -> _Frame:
        quote = self._quotes[position]
        document = self._analysis.document
        paragraph = document.paragraphs[quote.para]
        low = max([paragraph.span.start, *(q.outer.end for q in self._quotes[:position] if q.para == quote.para)])
        following = self._quotes[position + 1] if position + 1 < len(self._quotes) else None
        high = following.outer.start if following and following.para == quote.para else paragraph.span.end
        first = document.sentence_at(quote.outer.start)
        last = document.sentence_at(max(quote.outer.start, quote.outer.end - 1))
        left = Span(max(low, min(first.span.start, quote.outer.start)), quote.outer.start)
        right = Span(quote.outer.end, max(quote.outer.end, min(high, last.span.end)))
        beyond: tuple[Token, ...] = ()
        if not right.of(self._analysis.text).strip(" .") and last.number + 1 < len(document.sentences):
            after = document.sentences[last.number + 1]
            if after.paragraph == quote.para and after.span.start < high:
                beyond = self._words(Span(after.span.start, min(high, after.span.end)))
        inner = quote.inner.of(self._analysis.text)
        return _Frame(quote, self._words(left), self._words(right), beyond, fragment=inner[:1].islower())

    def _words(self, span: Span) -> tuple[Token, ...]:
        return tuple(t for t in self._analysis.tokens_in(span) if t.index not in self._inside)

    # Rules

    def _before(self, frame: _Frame) -> Attribution | None:
        """ "X said, '...'", "X told reporters on Monday: '...'", "According to X, '...'", "X: '...'"."""
        left = list(frame.left)
        colon = comma = that = False
        while left and (left[-1].text in ",:;-–—(" or left[-1].text.lower() in ("that", "--")):
            last = left.pop()
            colon, comma, that = colon or last.text == ":", comma or last.text == ",", that or last.text == "that"
        if not left:
            return None
        if (found := self._according(left, at_start=False)) is not None and (comma or colon or not self._verbs(left)):
            return found
        verb = self._nearest_cue(left)
        if verb is not None:
            tail = [t for t in left if t.index > verb.index]
            plain = not any(is_verb(t) and t.tag not in ("VBG", "VBN") for t in tail)
            if (plain and (comma or colon)) or self._touches(verb, tail):
                return self._by_verb(verb, "before", left)
        if colon:
            return self._colon(left)
        return None

    def _touches(self, verb: Token, tail: list[Token]) -> bool:
        """Whether nothing but adverbs and a hearer stands between the verb and the quotation."""
        if all(t.pos in ("ADV", "PUNCT", "PART") for t in tail):
            return True
        if is_reporting(verb.lemma, "tell"):
            return all(t.pos in ("ADV", "PUNCT", "NOUN", "PROPN", "PRON", "DET", "ADJ") for t in tail)
        return False

    def _after(self, frame: _Frame) -> Attribution | None:
        """ "'...,' said X", "'...,' X said", "'...,' according to X", "'...' — X"."""
        right = list(frame.right)
        text = self._analysis.text
        ending = frame.quote.inner.of(text)[-1:]
        leads = ending in _LEADS_ON
        if not any(t.pos not in ("PUNCT", "SPACE") for t in right):
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
        return self._by_verb(verb, "after", right) if verb is not None else None

    def _leading_cue(self, right: list[Token], leads: bool) -> Token | None:
        """The reporting verb of a clause that starts here: "said X", "X, the mayor, said", "he quickly added"."""
        words = [t for t in right if t.pos not in ("ADV", "PUNCT")]
        if not words:
            return None
        if self._is_cue(words[0], "say", "tell", "write", "call", "think") and words[0].tag in ("VBD", "VBZ", "VBP"):
            return words[0]
        for token in right:
            if not self._is_cue(token, "say", "tell", "write", "think"):
                if is_verb(token) and own_subject(self._analysis, token) is not None and token.pos == "VERB":
                    break
                continue
            subject = self._subject(token, right)
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
        speaker = speaker_of(self._analysis, self._head_of_name(name))
        return Attribution(speaker, None, "signed") if speaker else None

    def _head_of_name(self, token: Token) -> Token:
        entity = self._analysis.entity_at(token.span.start)
        head = self._analysis.head(token)
        return head if entity is not None and self._analysis.entity_at(head.span.start) == entity else token

    def _according(self, words: Sequence[Token], *, at_start: bool) -> Attribution | None:
        """ "according to X", "in the words of X", "in X's words"."""
        for i, token in enumerate(words):
            if at_start and i > 1:
                break
            if token.text.lower() == "according" and i + 2 < len(words) and words[i + 1].text.lower() == "to":
                noun = self._first_noun(words[i + 2 :])
                speaker = speaker_of(self._analysis, noun, self._last_speaker()) if noun else None
                return Attribution(speaker, Span(token.span.start, words[i + 1].span.end), "according-to")
        return None

    def _colon(self, left: list[Token]) -> Attribution | None:
        """The subject of the clause that a colon ends: "X welcomed the accord: '...'", or "X: '...'"."""
        verbs = self._verbs(left)
        cues = [v for v in verbs if self._is_cue(v)]
        inside = {t.index for t in left}
        for verb in [*sorted(cues, key=self._depth), *sorted(verbs, key=self._depth)]:
            subject = self._subject(verb, left)
            if subject is not None and subject.index in inside:
                return self._by_verb(verb, "colon", left)
        noun = None if verbs else self._first_noun(left)
        speaker = speaker_of(self._analysis, noun, self._last_speaker()) if noun is not None else None
        return Attribution(speaker, None, "colon") if speaker else None

    def _joined(self, frame: _Frame, position: int) -> Attribution | None:
        """ "X called it 'a ...' and 'a ...'": a quotation coordinated to the one before in the same sentence."""
        if not position or (before := self._done[position - 1]) is None:
            return None
        previous = self._quotes[position - 1]
        between = Span(previous.outer.end, frame.quote.outer.start)
        if previous.para != frame.quote.para or len(frame.left) > 12:
            return None
        same = self._analysis.document.sentence_at(previous.outer.end - 1)
        if same.span.end < frame.quote.outer.start or "." in between.of(self._analysis.text):
            return None
        if any(is_verb(t) and own_subject(self._analysis, t) is not None for t in frame.left):
            return None
        return replace(before, rule="joined")

    def _governed(self, frame: _Frame) -> Attribution | None:
        """A fragment within a reported sentence: "X said it is possible 'that ...'", "X's call for 'a ...'"."""
        analysis = self._analysis
        tokens = analysis.tokens_in(frame.quote.inner)
        left = {t.index for t in frame.left}
        above = [a for t in tokens[:1] for a in ancestors(analysis, t)]
        for token in above:
            if token.index in left and self._is_cue(token):
                return self._by_verb(token, "within", frame.left)
        verb = self._nearest_cue(frame.left)
        if verb is not None:
            return self._by_verb(verb, "within", frame.left)
        right = {t.index for t in frame.right}
        for token in above:
            if token.index in right and self._is_cue(token, "say", "tell", "write"):
                return self._by_verb(token, "within", frame.right)
        return self._according([*frame.left], at_start=False) or self._according([*frame.right], at_start=False)

    def _goes_on(self, frame: _Frame, position: int) -> Attribution | None:
        """A whole sentence in marks, after one of the same speaker: "'...,' she said. '...'"."""
        if not position or frame.left or frame.fragment:
            return None
        before, previous = self._done[position - 1], self._quotes[position - 1]
        if before is None or before.speaker is None or frame.quote.para - previous.para > 1:
            return None
        between = self._words(Span(previous.outer.end, frame.quote.outer.start))
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

    def _introduced(self, frame: _Frame, position: int) -> Attribution | None:
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
        words = self._words(before.span)
        colon = bool(words) and words[-1].text == ":"
        if frame.quote.para != before.paragraph and not (colon or self._fills_paragraph(frame.quote)):
            return None
        verbs = self._verbs(words)
        cues = [v for v in verbs if self._is_cue(v)]
        for verb in [*sorted(cues, key=self._depth), *(sorted(verbs, key=self._depth) if colon else verbs[:0])]:
            found = self._by_verb(verb, "colon" if colon else "sentence-before", words)
            if found is not None and found.speaker is not None:
                return found
        root = min(verbs, key=self._depth, default=None)
        subject = self._subject(root, words) if root is not None else None
        speaker = speaker_of(self._analysis, subject, self._last_speaker()) if subject is not None else None
        if speaker is None or not any(self._analysis.entities[e].type == "person" for e in speaker.entities):
            return None
        return Attribution(speaker, None, "sentence-before")

    def _fills_paragraph(self, quote: Quoted) -> bool:
        span = self._analysis.document.paragraphs[quote.para].span
        return len(span) - len(quote.outer) <= 3

    # Verbs and their subjects

    def _verbs(self, words: Sequence[Token]) -> list[Token]:
        return [t for t in words if t.pos == "VERB" and t.tag.startswith("VB")]

    def _is_cue(self, token: Token, *classes: str) -> bool:
        return token.tag.startswith("VB") and is_reporting(token.lemma, *classes)  # type: ignore[arg-type]

    def _nearest_cue(self, words: Sequence[Token]) -> Token | None:
        return next((t for t in reversed(words) if self._is_cue(t)), None)

    def _depth(self, token: Token) -> int:
        return sum(1 for _ in ancestors(self._analysis, token))

    def _by_verb(self, verb: Token, rule: str, words: Sequence[Token]) -> Attribution | None:
        noun = self._subject(verb, words)
        speaker = speaker_of(self._analysis, noun, self._last_speaker()) if noun is not None else None
        return Attribution(speaker, verb.span, rule)

    def _subject(self, verb: Token, words: Sequence[Token]) -> Token | None:
        """Who does the verb, outside of quotation marks; by the order of the words where the tree has it wrong."""
        analysis = self._analysis
        head = analysis.head(verb)
        if verb.tag == "VBG" and head.text.lower() == "as" and analysis.head(head).lemma in ("quote", "cite", "report"):
            quoting = analysis.head(head)
            heard = subject_of(analysis, quoting) if is_passive(analysis, quoting) else None
            heard = heard or next(iter(objects_of(analysis, quoting)), None)
            if heard is not None:
                return heard
        if is_passive(analysis, verb):
            agent = agent_of(analysis, verb)
            if agent is not None or is_reporting(verb.lemma, "tell"):
                return agent
        found = subject_of(analysis, verb)
        if found is not None and found.index not in self._inside:
            return found
        return self._by_order(verb, words)

    def _by_order(self, verb: Token, words: Sequence[Token]) -> Token | None:
        if verb.tag in ("VBG", "VBN"):
            return None
        after = [t for t in words if t.index > verb.index]
        before = [t for t in words if t.index < verb.index]
        if before and (noun := self._last_noun(before)) is not None:
            return noun
        return self._first_noun(after)

    def _first_noun(self, words: Sequence[Token]) -> Token | None:
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
        nouns = [t for t in words if t.pos in ("NOUN", "PROPN", "PRON") and t.text.lower() not in NO_SPEAKERS]
        for token in reversed(nouns):
            entity = self._analysis.entity_at(token.span.start)
            if entity is not None and entity.type == "person":
                return token
        return nouns[-1] if nouns else None

    def _last_speaker(self) -> Speaker | None:
        last = next((a for a in reversed(self._done) if a is not None and a.speaker is not None), None)
        return last.speaker if last else None


def attribute(analysis: Analysis, quotes: Sequence[Quoted]) -> tuple[Attribution | None, ...]:
    """Who spoke each of these stretches, as far as the article says; None where nothing tells."""
    return Attributor(analysis, quotes).all()


def attributed(found: tuple[Attribution | None, ...]) -> Iterator[Attribution]:
    """Those that were attributed."""
    return (a for a in found if a is not None)
