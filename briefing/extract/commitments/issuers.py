"""In whose name a text speaks: who "we" is outside of quotations.

A statement says so in several ways, the plainest first: "we, the heads of government of ..."; "the following statement
was released by ..."; the representatives who met, in a joint statement; a sentence whose subject goes on as "our" ("The
United States and Mexico reaffirm our commitment"); the title; else the body or state that acts and is not acted on.
"""

from __future__ import annotations

import re

from briefing.extract.commitments.groups import without_office
from briefing.extract.commitments.titled import may_speak, opening_pair, titled
from briefing.language import syntax
from briefing.language.analysis import Analysis, Entity, Token
from briefing.language.gazetteers import fold, is_title, known_names
from briefing.text.document import Paragraph
from briefing.text.span import Span

_ISSUED = re.compile(
    r"\b(?:statement|text|communiqu[ée]|declaration|read-?out|release)\b[^.]{0,120}"
    r"\b(?:released|issued|made|adopted|agreed|endorsed)\b[^.]{0,20}\b(?:by|upon)\b",
    re.IGNORECASE,
)
_MET = re.compile(r"\b(?:met|meet|convened|gathered|participated|held|conclude[sd]?)\b")
_JOINT = re.compile(
    r"\bjoint\s+(?:press\s+)?(?:statement|communiqu|declaration|read-?out|release|report|actions?|announcement)"
    r"|\bcommuniqu|\bco-?chairs?\b|\bdialogue\b|\bdeclaration\b|\bunderstanding\b|\bstatement of the leaders\b",
    re.IGNORECASE,
)
_TWO = re.compile(r"\b[A-Z][\w.]*\s?[-–—]\s?[A-Z]|\b(?:and|with|between)\b")
_MEETING = frozenset(
    "meet host welcome receive speak talk hold review reaffirm convene visit discuss conclude join".split()
)
_HEREINAFTER = re.compile(r"\(?\s*(?:hereinafter|hereafter|collectively)\b")
# "Statement by Australia, Japan, New Zealand ...", "Ministerial Statement of the French Republic, ... and ...".
_SIGNED = re.compile(
    r"\b(?i:statement|communiqu[ée]|declaration)\s+(?:by|of|from)\s+(?P<names>[^:;()]+?)"
    r"(?=\s+(?:on|regarding|concerning|about|at|following|in|for|to|after)\b|\s*[:;(]|$)"
)
_AND = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_LED = re.compile(
    r"^(?:the\s+)?(?:(?:Foreign\s+)?(?:Leaders|Ministers|Governments?)\s+of\s+)?(?:the\s+)?", re.IGNORECASE
)
# A statement's author stands in its title: "Statement by President Joe Biden on ...", "President Biden Statement on".
_AUTHOR = re.compile(
    r"\b(?i:statement|remarks|message|speech|letter|address|op-ed|testimony)\s+(?:by|from)\s+(?:the\s+)?"
    r"(?P<by>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*)"
    r"|^(?P<own>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*?)(?:[’']s)?\s+(?:Statement|Remarks|Message|Speech|Address)\b",
)
_DEPARTMENT = re.compile(r"\b(?:Departments?|Ministry|Ministries)\b")
_WE = frozenset({"we", "We", "WE"})
_OUR = frozenset({"our", "Our", "OUR"})
_OPENING = 5
_MOST = 30
_LONGEST_NAME = 5


def issuers_of(analysis: Analysis) -> tuple[str, ...]:
    """The names of those in whose name the article speaks, in text order; empty where nobody can be told."""
    opening = analysis.document.paragraphs[:_OPENING]
    title = analysis.document.title or (opening[0].span.of(analysis.text)[:150] if opening else "")
    joint = bool(_JOINT.search(title))
    for found in (
        _named_with_we(analysis),
        _released_by(analysis, opening),
        _signatories(analysis),
        _met(analysis, opening) if joint else (),
    ):
        if len(found) >= 2:
            return found
    going_on = _going_on(analysis)
    named = titled(analysis) if joint else ()
    best = named if set(going_on) <= set(named) else going_on
    if len(best) >= 2:
        return best
    acting = _acting(analysis)
    together = opening_pair(analysis, acting)
    return together if set(going_on) <= set(together) and len(together) >= 2 else acting


def is_statement(analysis: Analysis) -> bool:
    """Whether the title calls the article a statement of two or more, named right after the word."""
    return len(_signatories(analysis)) >= 2


def _signatories(analysis: Analysis) -> tuple[str, ...]:
    """Those named in "Statement by X, Y and Z on ...": by the article's names for them, else by the title's."""
    match = _SIGNED.search(analysis.document.title or "")
    if match is None:
        return ()
    found: dict[str, None] = {}
    names = match["names"]
    parts = re.split(r",\s+(?:and\s+)?", names) if re.search(r",\s+and\s", names) else _AND.split(names)
    for part in parts:
        name = _LED.sub("", part.strip())
        if not name[:1].isupper() or is_title(name.split()[0]) or len(name.split()) > _LONGEST_NAME + 3:
            return ()
        known = next((e for e in analysis.entities if name in (e.name, *e.aliases)), None)
        if known is not None and known.type == "person":
            return ()
        found[known.name if known is not None else name] = None
    return tuple(found)


def parties_of(analysis: Analysis) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom "the leaders" and "the two sides" mean where nothing nearer does: the persons who met, and the states or
    bodies that did; two or more each, else nothing."""
    persons: tuple[str, ...] = ()
    for sentence in analysis.document.sentences[:_OPENING]:
        for verb in analysis.tokens_of(sentence):
            if verb.lemma.lower() in _MEETING and syntax.is_verb(verb) and not persons:
                persons = _who_met(analysis, verb)
    title = analysis.document.title or ""
    bodies = titled(analysis) if _TWO.search(title) or _JOINT.search(title) else ()
    return persons if len(persons) >= 2 else (), bodies if len(bodies) >= 2 else ()


def _who_met(analysis: Analysis, verb: Token) -> tuple[str, ...]:
    subject = syntax.subject_of(analysis, verb)
    met = [
        *syntax.objects_of(analysis, verb),
        *(n for p, n in syntax.prepositions_of(analysis, verb) if p.text == "with"),
    ]
    heads = [t for t in (subject, *met) if t is not None]
    named = (e for t in heads for e in analysis.entities_of(t) if e.type == "person")
    return tuple(dict.fromkeys(e.name for e in named))


def author_of(analysis: Analysis) -> str | None:
    """The person named as a statement's author in its title: the article's name for them, else the title's; or None."""
    match = _AUTHOR.search(analysis.document.title or "")
    if match is None:
        return None
    words = (match["by"] or match["own"]).split()
    whole = len(words)
    while words and (is_title(words[0]) or words[0].lower() in ("prime", "foreign", "vice", "national", "security")):
        words = words[1:]
    if not words or len(words) > _LONGEST_NAME:
        return None
    for entity in analysis.entities:
        if words[-1] in entity.name.split():
            return entity.name if entity.type == "person" else None
    if fold(" ".join(words)) in known_names():
        return None
    return " ".join(words) if match["by"] or len(words) < whole else None


def _bodies(analysis: Analysis, span: Span) -> tuple[str, ...]:
    """States and bodies that a stretch names, each once, in its order."""
    bodies = [e for e in analysis.entities if may_speak(analysis, e)]
    named = sorted((m.start, e.ident) for e in bodies for m in e.mentions if span.contains(m))
    return tuple(dict.fromkeys(without_office(analysis, analysis.entities[i].name) for _, i in named))[:_MOST]


def _named_with_we(analysis: Analysis) -> tuple[str, ...]:
    for t in analysis.tokens:
        if t.text in _WE:
            for beside in syntax.appositions(analysis, t):
                tokens = analysis.subtree(beside)
                return _bodies(analysis, Span(tokens[0].span.start, tokens[-1].span.end))
    return ()


def _released_by(analysis: Analysis, opening: tuple[Paragraph, ...]) -> tuple[str, ...]:
    for paragraph in opening:
        for sentence in analysis.document.sentences_of(paragraph):
            named = _HEREINAFTER.search(analysis.text, sentence.span.start, sentence.span.end)
            if named:
                found = _bodies(analysis, Span(sentence.span.start, named.start()))
                if len(found) >= 2:
                    return found
            match = _ISSUED.search(analysis.text, sentence.span.start, sentence.span.end)
            if match:
                found = _bodies(analysis, Span(match.end(), sentence.span.end))
                if len(found) >= 2:
                    return found
    return ()


def _met(analysis: Analysis, opening: tuple[Paragraph, ...]) -> tuple[str, ...]:
    for paragraph in opening[:3]:
        for sentence in analysis.document.sentences_of(paragraph)[:2]:
            match = _MET.search(analysis.text, sentence.span.start, sentence.span.end)
            found = _bodies(analysis, Span(sentence.span.start, match.start())) if match else ()
            if len(found) >= 2:
                return found
    return ()


def _going_on(analysis: Analysis) -> tuple[str, ...]:
    """The subject that its own sentence takes up as "our": "The United States and Mexico reaffirm our commitment"."""
    votes: dict[tuple[str, ...], int] = {}
    for t in analysis.tokens:
        if t.text not in _OUR or syntax.subject_of(analysis, t) is not None:
            continue
        verb = syntax.governing_verb(analysis, t)
        subject = syntax.subject_of(analysis, verb) if verb is not None else None
        if subject is None or subject.index > t.index:
            continue
        named = tuple(e.name for e in analysis.entities_of(subject) if may_speak(analysis, e))
        if named:
            votes[named] = votes.get(named, 0) + 1
    return max(votes, key=lambda n: (votes[n], len(n)), default=())


def _acting(analysis: Analysis) -> tuple[str, ...]:
    """The state or body that is most often a subject, less what "we" act upon."""
    votes: dict[int, float] = {}
    for verb in analysis.tokens:
        if not syntax.is_verb(verb):
            continue
        subject = syntax.own_subject(analysis, verb)
        if subject is None:
            continue
        if subject.text.lower() in ("we", "i"):
            for other in _below(analysis, verb):
                votes[other.ident] = votes.get(other.ident, 0.0) - 1.0
        entity = analysis.entity_at(subject.span.start)
        if entity is not None and may_speak(analysis, entity):
            votes[entity.ident] = votes.get(entity.ident, 0.0) + 1.0
            if any(t.text.lower() == "our" for t in analysis.subtree(verb)):
                votes[entity.ident] += 2.0
    # A government's release says "we" for the state, whatever department acts in it.
    states = {i: v for i, v in votes.items() if not _DEPARTMENT.search(analysis.entities[i].name) and v > 0}
    votes = states or votes
    best = max(votes, key=lambda i: (votes[i], -i), default=None)
    if best is not None and author_of(analysis) is not None and analysis.entities[best].type != "place":
        return ()  # a person's statement speaks for that person or a state, not for a body it tells of
    return (analysis.entities[best].name,) if best is not None and votes[best] > 0 else ()


def _below(analysis: Analysis, verb: Token) -> list[Entity]:
    found: dict[int, Entity] = {}
    for t in analysis.subtree(verb):
        entity = analysis.entity_at(t.span.start) if t.index > verb.index else None
        if entity is not None and entity.type != "person":
            found[entity.ident] = entity
    return list(found.values())
