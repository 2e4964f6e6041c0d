"""What words mean where it decides whether somebody binds itself: acts of will and what befalls, acts told and things,
actors that are events, papers or people at large.

The classes are closed lists from general knowledge of English, not from the annotated articles: a class is seen often
enough to be weighed where its words are each too rare.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.language import syntax
from briefing.language.analysis import Analysis, Token

# What befalls one, or what one is and has, whoever decides: "will lose the chance", "will need a senator".
_BEFALLS = frozenset(
    """affect amount appear apply arise arrive await bear become behave belong benefit blame bleed bring burn cause
    cease change collapse come compare comprise concern consist constitute contain contribute cost cover create crash
    damage date decline decrease deepen depend deserve deteriorate determine die differ disappear drop earn emerge
    enable encourage endanger enjoy entail evolve exceed exist expire face fail fall feel fit flow forget form gain get
    go grow happen harm have help hit hurt impact improve include indicate inspire involve last lead learn leave lie
    lose love matter mean miss necessitate need notice number occur own pass pose possess prevent prove realise
    realize receive recover reflect regret remain remember represent require result reveal rise risk run see seem
    serve set show sink slow spread stand stay struggle succeed suffer suit survive take threaten total turn understand
    undermine vanish vary weaken weigh win worsen yield""".split()
)
# Acts that somebody decides on and carries out.
_CARRIED_OUT = {
    "an official act": """abolish accept acknowledge adopt allow amend appeal apply appoint approve arrest authorise
        authorize ban bar block cancel charge charter convene cut delay detain dismiss dissolve draft elect enact
        enforce expel fine grant impose indict inspect introduce investigate issue legalise legalize lift
        list monitor nationalise nationalize negotiate nominate order oversee pardon petition postpone probe prohibit
        propose prosecute punish ratify recognise recognize reform register regulate reject reinstate release repeal
        replace require review revise revoke sack sanction scrap sign subpoena sue summon suspend tax veto vote
        withdraw""",
    "an armed act": """attack blockade bomb capture cease confront conquer defend deploy destroy disarm eliminate
        enrich evacuate fight fire guard invade kill liberate mobilise mobilize occupy patrol pull reinforce
        resist respond retaliate secure send shell shoot station storm strike surrender target test train""",
    "a deal in goods": """acquire auction bid borrow build buy close construct contribute cut deliver develop distribute
        donate double drill employ expand export finance fund halve hike hire import increase install invest lay lend
        list lower manufacture merge modernise modernize open operate pay produce provide purchase raise rebuild reduce
        refund relocate renovate repair repay sell ship spend sponsor stock supply triple upgrade""",
    "a visit or a meeting": """accompany address arrive attend come convene debate depart discuss fly gather go greet
        host join leave meet return speak talk tour travel visit welcome""",
    "a beginning": """announce begin break commence found inaugurate initiate launch publish release resume set start
        take unveil""",
    "an end": "abandon abolish cease close conclude disband discontinue drop end finish halt quit resign retire stop",
    "a staying": "continue hold keep maintain persist preserve remain retain stay",
    "an effort": """accelerate address advance aim attempt campaign combat cooperate endeavour enhance ensure examine
        explore fight focus foster improve intensify pledge prioritise prioritize promote protect pursue push seek
        strengthen strive support tackle try work""",
}
_ACTS: dict[str, tuple[str, ...]] = {
    verb: tuple(name for name, verbs in _CARRIED_OUT.items() if verb in verbs.split())
    for verb in sorted({v for verbs in _CARRIED_OUT.values() for v in verbs.split()})
}
# What is said in the very act of announcing it: "keen to point out", "I will tell you".
_TELLING = frozenset(
    """acknowledge add admit argue blame claim comment concede congratulate describe emphasise emphasize explain
    highlight insist mention note point praise recall remark remind say state stress suggest tell thank underline
    underscore write""".split()
)
# Nouns of acts that lie ahead when they are announced or planned, against news that is merely told.
_DEEDS = frozenset(
    """aid assistance ban boycott campaign closing closure coalition construction contribution creation cut deployment
    donation election embargo evacuation exercise expansion funding fund grant increase initiative inquiry investigation
    investment launch loan lockdown merger mission offensive operation package partnership plan programme program
    project protest pullout purchase rally recall reduction referendum reform release relief reorganization restriction
    review sale sanction scheme shutdown strike strategy summit support system takeover tariff tour trial trip upgrade
    visit withdrawal""".split()
)
_TOLD = frozenset(
    """agreement arrest candidacy claim death decision development discovery engagement figure finding law name news
    number outcome rate result resignation score schedule verdict victory winner""".split()
)
# Actors that bind nobody themselves.
_EVENTS = frozenset(
    """battle case ceremony competition concert conference election event exhibition festival final flight game hearing
    match meeting merger mission protest race sale season session show storm summit talk tournament trial visit vote
    war""".split()
)
_PAPERS = frozenset(
    """accord act agreement amendment article ban bill budget charter constitution deal directive document law
    legislation measure memorandum order package plan policy programme program project proposal provision referendum
    reform regulation report resolution rule scheme statement study system treaty""".split()
)
_PEOPLE = frozenset(
    """adult child citizen company consumer customer driver employee employer family farmer human individual
    man manufacturer member other parent passenger patient person people population public reporter resident shop
    student teenager user viewer visitor voter woman worker youth""".split()
)
_AT_LARGE = frozenset({"many", "most", "some", "few", "several", "other", "more", "any", "every", "all", "such"})


def act_features(analysis: Analysis, content: Token) -> Iterator[str]:
    """What kind of act the content is, in words."""
    lemma = content.lemma.lower()
    if not syntax.is_verb(content):
        if lemma in _DEEDS:
            yield "content thing is an act"
        elif lemma in _TOLD:
            yield "content thing is news told"
        return
    if lemma in ("be", "become") and _is_record(analysis, syntax.predicate_of(analysis, content)):
        yield "content is being a record"
    if lemma == "be":
        yield from _being(analysis, content)
        return
    if lemma in _TELLING:
        yield "content is telling"
    if lemma == "have" and any(c.kind == "to" for c in syntax.complements_of(analysis, content)):
        yield "content is having to"
    kinds = _ACTS.get(lemma, ())
    for kind in kinds:
        yield f"content is {kind}"
    if lemma in _BEFALLS:
        yield "content may befall" if kinds else "content befalls"
    yield "content carried out" if kinds and lemma not in _BEFALLS else "content not carried out"


def _is_record(analysis: Analysis, predicate: Token | None) -> bool:
    """Whether one will be the first, the only or the largest of a kind, which is told of one, not promised."""
    if predicate is None or predicate.pos not in ("NOUN", "PROPN"):
        return False
    marks = syntax.modifiers_of(analysis, predicate)
    return any(t.tag == "JJS" or t.lemma.lower() in _ORDINALS for t in marks)


_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last latest youngest only single sole".split()
)


def _being(analysis: Analysis, content: Token) -> Iterator[str]:
    predicate = syntax.predicate_of(analysis, content)
    if predicate is None:
        yield "content is being somewhere"
    elif predicate.lemma.lower() in ("able", "unable"):
        yield "content is being able"
    else:
        yield "content is being so" if predicate.pos in ("ADJ", "ADV") else "content is being something"


def actor_features(analysis: Analysis, bearer: Token | None) -> Iterator[str]:
    """What kind of word stands for the actor, beyond its class."""
    if bearer is None or bearer.pos not in ("NOUN", "PRON", "ADJ"):
        return
    lemma = bearer.lemma.lower()
    named = bool(analysis.entities_of(bearer))
    if lemma in _EVENTS:
        yield "actor is an event"
    if lemma in _PAPERS:
        yield "actor is a paper"
    if lemma in _PEOPLE and not named and not _is_definite(analysis, bearer):
        yield "actor is people"
    if bearer.tag == "NNS" and not named:
        marks = {m.text.lower() for m in syntax.modifiers_of(analysis, bearer)}
        determiner = syntax.determiner_of(analysis, bearer)
        if marks & _AT_LARGE or determiner in _AT_LARGE:
            yield "actor at large"
        elif determiner is None:
            yield "actor a bare plural"


def _is_definite(analysis: Analysis, noun: Token) -> bool:
    """Whether one that was told of is meant: "the company", not "companies", "a man"."""
    return noun.tag == "NN" and syntax.determiner_of(analysis, noun) in ("the", "this", "that")
