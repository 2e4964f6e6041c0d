"""From ranked candidates to terms: none that another says already."""

from __future__ import annotations

from briefing.extract.terms.candidates import Candidate

# So many times as often must a shorter phrase stand as the longer one that holds it, to stand for it; for a name of one
# word more is asked, for "Hong Kong government" is more of a topic than "Hong Kong" unless that is what all is about.
_OFTENER = 2
_OFTENER_WORD = 3
_SMALL = frozenset({"of", "the", "and", "for", "in", "on"})


def merged(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without those that are another's initials; their places become the other's."""
    long = {_initials(c): c for c in reversed(candidates) if _is_name(c) and len(c.stems) > 1}
    kept = []
    for c in candidates:
        full = long.get(_letters(c)) if len(c.stems) == 1 else None
        if full is None:
            kept.append(c)
        else:
            places = sorted(zip((*full.spans, *c.spans), (*full.sentences, *c.sentences), strict=True))
            full.spans, full.sentences = [p for p, _ in places], [n for _, n in places]
    return kept


def _is_name(c: Candidate) -> bool:
    return c.entity is not None or all(w.kind in "pe" for w in c.parts)


def _initials(c: Candidate) -> str:
    return "".join(s[0] for s in c.stems if s not in _SMALL)


def _letters(c: Candidate) -> str:
    """The letters of a word that may be initials: "IAEA", "U.N."; nothing for others."""
    form = next(iter(c.forms), "").replace(".", "")
    return form.lower() if form.isupper() and 2 <= len(form) <= 6 else ""


def without_parts(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates less those that hold another or are held by it: of a phrase and a part of it the part stays when
    it stands for itself much oftener, else the whole."""
    dropped: set[int] = set()
    holders: dict[str, list[int]] = {}
    for i, c in enumerate(candidates):
        for stem in dict.fromkeys(c.stems):
            holders.setdefault(stem, []).append(i)
    order = sorted(range(len(candidates)), key=lambda i: (len(candidates[i].stems), i))
    for i in order:
        part = candidates[i]
        for j in holders[part.stems[0]]:
            whole = candidates[j]
            if i == j or i in dropped or j in dropped or not _within(part, whole):
                continue
            dropped.add(j if _stands_for(part, whole) else i)
    return [c for i, c in enumerate(candidates) if i not in dropped]


def _within(part: Candidate, whole: Candidate) -> bool:
    return len(part.stems) <= len(whole.stems) and set(part.stems) <= set(whole.stems)


def _stands_for(part: Candidate, whole: Candidate) -> bool:
    """Whether a part is the topic rather than the phrase that holds it: a name or more than one word, and oftener."""
    if part.entity is None and len(part.stems) == 1:
        return False
    oftener = _OFTENER if len(part.stems) > 1 else _OFTENER_WORD
    return len(part.spans) >= oftener * len(whole.spans)


def form_of(c: Candidate) -> str:
    """The verbatim form that a term is shown in: the fullest form of a name, the most frequent one of a phrase."""
    if c.entity is not None:
        full = max(c.forms, key=lambda f: (len(f.split()) == len(c.stems), len(f.split()), c.forms[f]))
        return full
    return max(c.forms, key=lambda f: (not f.isupper(), c.forms[f]))
