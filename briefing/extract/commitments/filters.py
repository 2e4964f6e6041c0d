"""What binds nobody whatever else speaks for it; the reason is told with the near miss."""

from __future__ import annotations

from briefing.extract.commitments.frames import Candidate
from briefing.extract.commitments.outcomes import TREATING
from briefing.extract.commitments.setting import Setting
from briefing.language import syntax
from briefing.language.analysis import Analysis, Token

_SILENCE = frozenset(
    "comment say elaborate answer respond disclose speculate identify name reveal specify confirm".split()
)
_WISHES = frozenset("hope want wish believe think expect know fear like love".split())
_CONTESTS = frozenset(
    "play face compete meet host take clash travel kick race fight battle visit contest defend".split()
)
_GIVEN = frozenset({"pledge", "agreement"})
# What others expect of one binds nobody.
_EXPECTED = frozenset({"passive:expect", "passive:mean", "passive:design", "passive:suppose"})
_HOPES = frozenset("hopeful optimistic afraid worried concerned".split())


def exclusion_of(analysis: Analysis, candidate: Candidate, setting: Setting) -> str | None:
    """Why a candidate is out before it is weighed, in words; None for one that may count.

    "declined to comment"; "hope to find"; "made no commitment"; "have not agreed"; a question; a sport fixture.
    """
    content = candidate.content
    lemma = content.lemma.lower()
    if syntax.is_verb(content):
        refusal = any(t.cue.kind == "refusal" and t.cue.cls == "verb" for t in candidate.triggers)
        if refusal and (lemma in _SILENCE or _details(analysis, candidate)):
            return "declining to comment is no refusal to act"
        if lemma in _WISHES and syntax.negation_of(analysis, content) is None:
            return "a wish or a belief, not an act"
        if _tells(analysis, content):
            return "only says what follows"
        if setting.sport and lemma in _CONTESTS:
            return "a sport fixture"
    if any(t.cue.rule in _EXPECTED for t in candidate.triggers):
        return "an expectation, not the agent's own word"
    if any(t.cue.cls == "modal" and _is_hoped(analysis, t.clause) for t in candidate.triggers):
        return "a hope or a fear, not an act"
    if any(_not_given(analysis, candidate, i) for i in range(len(candidate.triggers))):
        return "said not to have been agreed or promised"
    tokens = analysis.tokens_of(analysis.document.sentences[content.sentence])
    if tokens and tokens[-1].text == "?":
        return "a question"
    return None


def _tells(analysis: Analysis, content: Token) -> bool:
    """Whether what will be done is to say a thing that is told with it: "will announce that it will buy"."""
    told = any(c.kind == "that" for c in syntax.complements_of(analysis, content))
    return told and content.lemma.lower() in _TELLING and syntax.negation_of(analysis, content) is None


_TELLING = frozenset("add announce argue claim confirm declare explain note repeat say state tell".split())


def _is_hoped(analysis: Analysis, clause: Token) -> bool:
    """Whether a clause is what one is hopeful or afraid of: "I'm hopeful that we will pass a bill"."""
    for above in syntax.ancestors(analysis, syntax.first_conjunct(analysis, clause)):
        if above.lemma.lower() in _HOPES:
            return True
        if syntax.is_verb(above):
            return False
    return False


def _details(analysis: Analysis, candidate: Candidate) -> bool:
    return candidate.content.lemma.lower() in ("give", "provide", "discuss", "offer") and any(
        o.lemma.lower() in ("detail", "comment", "information", "reason", "explanation", "interview")
        for o in syntax.objects_of(analysis, candidate.content)
    )


def _not_given(analysis: Analysis, candidate: Candidate, number: int) -> bool:
    """Whether a promising word itself is denied: "made no commitments to", "have not agreed on", "cannot agree"."""
    t = candidate.triggers[number]
    if t.cue.kind not in _GIVEN or t.cue.cls not in ("verb", "noun"):
        return False
    verb = t.token if t.cue.cls == "verb" else t.clause
    if t.cue.cls == "noun" and syntax.determiner_of(analysis, t.token) == "no":
        return True
    if not syntax.is_verb(verb) or syntax.negation_of(analysis, verb) is None:
        return False
    if t.cue.cls == "noun":  # "their commitment has never been stronger" denies nothing
        return not (syntax.is_subject(t.token) and verb.lemma == "be") and verb.lemma.lower() not in TREATING
    return syntax.modal_of(analysis, verb) not in ("will", "would", "shall")  # "would not offer more aid" is a refusal
