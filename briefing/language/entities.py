"""Who and what a document names: each person, body and place once, with all the forms of its name.

Forms of one name are joined by what readers use: a surname or given name for a full name already in the text, initials
and short given names ("Joseph R. Biden Jr." and "Joe Biden"), an acronym in brackets or of the same initials, the other
names of states and bodies that need no introduction ("US", "America"), and a body's short form ("the Senate" for "the
U.S. Senate", "Mahan" for "Mahan Air").
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefing.language.analysis import Analysis, Entity, EntityType
from briefing.language.clusters import GENERIC, Cluster, join_bodies, join_known_as, join_people
from briefing.language.gazetteers import capitals, demonyms, fold, is_title, known_names, title_of, word_list
from briefing.language.joining import join_names
from briefing.language.kinds import PARTIES, kinds_of
from briefing.language.mentions import engine_names
from briefing.language.missed import add_missed
from briefing.language.misspelt import join_misspelt
from briefing.language.names import DIRECTIONS, Cover, Name, span_of, text_of
from briefing.language.roles import body_role, roles_of
from briefing.language.same import words_of
from briefing.language.syntax import is_modifier
from briefing.language.titles import Role
from briefing.language.unnamed import is_text_or_event
from briefing.text.document import Document
from briefing.text.span import Span

# What is no actor of the news, whatever it is called.
_THINGS = frozenset(
    """drug pill vaccine medicine film movie novel album song musical sitcom spacecraft rocket satellite telescope probe
    rover submersible submarine yacht tanker vessel ferry freighter trawler frigate destroyer""".split()
)


def build_entities(analysis: Analysis) -> tuple[Entity, ...]:
    """The entities of an analysis, in order of first mention.

    Of a text that is not in English only what needs no grammar is given: names that the gazetteers know, and names of
    several words that recur.
    """
    cover = engine_names(analysis)
    roles: dict[Name, list[Role]] = {}
    if is_english(analysis.document):
        join_names(cover)
        add_missed(cover)
        names = [n for n in cover.names() if _is_actor(cover, n)]
        names = _with_surnames(cover, names)
        roles = {n: found for n in names if (found := roles_of(cover, n))}
        names = _without_things(cover, names, roles)
    else:
        names = _sure_names(cover)
    kinds = kinds_of(cover, names, roles)
    clusters = _by_form(analysis, names, kinds)
    for cluster in clusters:
        cluster.titled = any(r.personal for n in cluster.names for r in roles.get(n, ()))
    join_people(analysis, clusters)
    join_bodies(analysis, clusters)
    join_known_as(analysis, clusters)
    join_misspelt(clusters)
    clusters = [c for c in clusters if c.names and not _is_generic(c)]
    clusters.sort(key=lambda c: min(c.names))
    return tuple(_entity(cover, i, c, roles) for i, c in enumerate(clusters))


def _without_things(cover: Cover, names: list[Name], roles: dict[Name, list[Role]]) -> list[Name]:
    """The names without those that are told to be a thing's: "the weight-loss drug Wegovy", "the submersible Titan"."""
    told = {
        text_of(cover.analysis, n)
        for n in names
        if n.first and cover.same_sentence(n.first - 1, n.first) and cover.tokens[n.first - 1].text in _THINGS
    }
    held = {text_of(cover.analysis, n) for n in roles}
    return [n for n in names if (form := text_of(cover.analysis, n)) not in told or form in held]


def is_english(document: Document) -> bool:
    """Whether the rules for English may be applied; a text too short to tell is taken for English."""
    return document.language in ("en", "und")


def _sure_names(cover: Cover) -> list[Name]:
    names = [n for n in cover.names() if n.kind in ("person", "org", "place")]
    forms = Counter(text_of(cover.analysis, n) for n in names)
    return [
        n
        for n in names
        if fold(form := text_of(cover.analysis, n)) in known_names() or (forms[form] > 1 and n.last - n.first > 1)
    ]


def _with_surnames(cover: Cover, names: list[Name]) -> list[Name]:
    """The names, those that the engine took for a place's or a body's, and that are the surname of a person named in
    full, as a person's: "Brigid Kosgei ... [GPE Kosgei] was the defending champion"."""
    full = [n for n in names if n.kind == "person" and n.last - n.first > 1]
    surnames = {cover.tokens[n.last - 1].text for n in full}
    return [replace(n, kind="person") if _is_surname(cover, n, surnames) else n for n in names]


def _is_surname(cover: Cover, name: Name, surnames: set[str]) -> bool:
    word = cover.tokens[name.first].text
    if name.kind not in ("place", "org", "facility") or name.last - name.first > 1 or word not in surnames:
        return False
    return word.istitle() and fold(word) not in known_names() and fold(word) not in capitals()


def _is_actor(cover: Cover, name: Name) -> bool:
    """Not a time expression, a work, a law, nor an adjective of a people."""
    if name.kind == "people":
        last = cover.tokens[name.last - 1]
        if last.text.lower() in PARTIES or last.text == "people":
            return True
        plural = last.tag == "NNPS" and last.text.endswith("s")
        unknown = fold(last.text) not in demonyms() and not is_title(last.text)
        return not is_modifier(last) and (plural or unknown)
    form = text_of(cover.analysis, name)
    if form[:2] in ("D-", "R-", "I-") and form[2:3].isupper():
        # "Sen. Sheldon Whitehouse, D-R.I."
        return False
    if "[" in form or "]" in form:
        # "W]e" of a quotation that was cut
        return False
    if name.kind == "other" or fold(form) in word_list("no_names.txt"):
        return False
    return name.kind == "person" or not is_text_or_event(form) or fold(form) in known_names()


def _by_form(analysis: Analysis, names: list[Name], kinds: dict[str, EntityType]) -> list[Cluster]:
    """One cluster for each form, or each known state or body whatever its form."""
    clusters: dict[tuple[EntityType, str], Cluster] = {}
    forms = {fold(text_of(analysis, n)) for n in names}
    directed = forms & _HALVES
    for name in names:
        form = text_of(analysis, name)
        folded = fold(form)
        known = known_names().get(folded)
        kind = kinds[folded]
        key = known.key if known else words_of(folded)
        if key != folded and key in known_names():
            known = known_names()[key]
            key = known.key
        if (whole := _direction_of(form, directed)) is not None:
            known = known_names()[whole]
            key = known.key
        if name.kind == "people":
            key = "people " + demonyms().get(folded.removesuffix(" people"), folded)
        if kind == "org" and folded not in demonyms() and folded.removesuffix("s") in forms - {folded}:
            # "the Houthi movement", "the Houthis"
            key = folded.removesuffix("s")
        cluster = clusters.setdefault((kind, key), Cluster(kind, key=known.key if known else None))
        cluster.add(name, form)
    return list(clusters.values())


# "Russian" in "Russian Federation" is Russia's own word.
_STEM = 4
# States of two directions: each is called by its direction where the text knows the two.
_HALVES = frozenset({"north korea", "south korea"})


def _direction_of(form: str, directed: set[str] | frozenset[str]) -> str | None:
    """ "the North" of a text on Korea is North Korea."""
    whole = f"{form.lower()} korea"
    return whole if form in DIRECTIONS and directed and whole in _HALVES else None


def _is_generic(cluster: Cluster) -> bool:
    """ "Party", "Court" that belong to no name of the text."""
    return all(fold(f) in GENERIC for f in cluster.forms)


def _entity(cover: Cover, ident: int, cluster: Cluster, roles: dict[Name, list[Role]]) -> Entity:
    text = cover.analysis.text
    names = sorted(cluster.names)
    spans = [span_of(cover.analysis, n.first, n.last) for n in names]
    forms = dict.fromkeys(s.of(text) for s in spans)
    name = _fullest(cluster, list(forms))
    aliases = [f for f in forms if f != name]
    return Entity(
        ident=ident,
        name=name,
        type=cluster.type,
        aliases=tuple(aliases),
        mentions=tuple(spans),
        roles=_best_roles(cover, cluster, names, roles),
    )


def _fullest(cluster: Cluster, forms: list[str]) -> str:
    """The fullest form: of persons the one of most words, of others the longest; the first of equals."""
    if cluster.type == "person":
        return max(forms, key=lambda f: (len(f.split()), not f.isupper(), len(f)))
    if cluster.type == "place" and cluster.key and len(forms) > 1:
        # "the Islamic Republic" tells less than "Iran".
        own = {w[:_STEM] for w in cluster.key.split()}
        forms = [f for f in forms if own & {w[:_STEM] for w in fold(f).split()}] or forms
    # "the Joint Steering Group" of which a heading has many
    forms = [f for f in forms if cluster.forms[f.removesuffix("s")] <= cluster.forms[f] or f[-1] != "s"] or forms
    return max(forms, key=lambda f: ("”" not in f, len(f.split()) > 1, len(f)))


# "Republican from Texas" tells less of a senator than "U.S. Senator".
_SIDES = frozenset("republican democrat conservative liberal independent socialist tory".split())
_BESIDE = 4
_AFTER_TITLES = frozenset("of for at in to on from with and or &".split())


def _is_office(words: list[str]) -> bool:
    """Whether a title heads a role: it closes it or its field follows; not so in "Law and Justice Party"."""
    return any(
        title_of(w.strip(",.-")) is not None and (not after or w[-1] == "," or after[0] in _AFTER_TITLES)
        for i, w in enumerate(words)
        for after in (words[i + 1 : i + 2],)
    )


def _best_roles(cover: Cover, cluster: Cluster, names: list[Name], roles: dict[Name, list[Role]]) -> tuple[Span, ...]:
    """The roles of an entity: titles before affiliations, those held before those that were, the fullest first (four
    words are full), then in order of the text."""
    spans: list[Span] = []
    past = {r.span for found in roles.values() for r in found if r.past}
    for name in names:
        if cluster.type == "person":
            spans += [r.span for r in roles.get(name, ())]
        elif cluster.type == "org":
            spans += [r.span for r in roles.get(name, ()) if not r.personal]
            if (own := body_role(cover, name)) is not None:
                spans.append(own.span)

    # "Liberal Democrats" are not called "Liberal".
    named = [s for n in names for s in (span_of(cover.analysis, n.first, n.last),)]
    spans = [s for s in spans if not any(n.contains(s) for n in named)]

    first = span_of(cover.analysis, names[0].first, names[0].last).start

    def rank(span: Span) -> tuple[bool, bool, int, int]:
        words = span.of(cover.analysis.text).split()
        low = not _is_office(words) or (words[0].lower() in _SIDES and len(words) < 4)
        # Who is introduced as a former minister is that; of others it is what they are that counts.
        was = span in past or (words[0].lower() == "former" and not 0 <= first - span.end < _BESIDE)
        return low, was, -min(4, len(words)), span.start

    return tuple(sorted(dict.fromkeys(spans), key=rank))
