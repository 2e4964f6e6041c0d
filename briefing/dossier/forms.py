"""One form of the name of each who stands in a ledger, so that all his commitments stand together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from briefing.dossier.names import is_bare, key_of
from briefing.language.gazetteers import demonyms, fold, known_names
from briefing.language.names import is_institution
from briefing.language.same import is_short_body, surname_of


def one_form(named: Iterable[str]) -> dict[str, str]:
    """For each form of the names in a ledger the one that stands for all: of forms with one key the most frequent, of
    those the fullest; a surname alone is the one full name that ends in it, and a body cut short ("Ford") the one whose
    name begins so, where there is only one."""
    counts = Counter(named)
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        # A people is not its state, and of whom a bare "House of Representatives" is stands elsewhere.
        apart = is_bare(name) or (fold(name) in demonyms() and fold(name) not in known_names())
        by_key[name if apart else key_of(name)].append(name)
    best = {key: max(forms, key=lambda f: (counts[f], len(f.split()), len(f))) for key, forms in by_key.items()}
    full: defaultdict[str, set[str]] = defaultdict(set)
    for key in best:
        words = best[key].split()
        made = any(w[:1].islower() for w in words) or any(map(is_institution, key.split()))
        if len(key.split()) in (2, 3, 4) and key not in known_names() and not made:
            full[surname_of(key)].add(key)
    for key in [k for k in best if len(k.split()) == 1 and fold(k) not in known_names()]:
        if not is_institution(key):
            full[key] |= {k for k in best if is_short_body(best[key], best[k])}
        if len(full[key]) == 1:
            best[key] = best[next(iter(full[key]))]
    return {name: best[key] for key, forms in by_key.items() for name in forms}
