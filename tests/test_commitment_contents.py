"""What cues govern: the contents found in sentences of real articles, before they are weighed."""

from __future__ import annotations

import pytest

from briefing.extract.commitments.extract import extract_commitments, scenes
from briefing.extract.commitments.speech import speech_of
from briefing.extract.when import extract_when
from tests.conftest import AnalysisOf

CONTENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    # An infinitive that stands right behind its cue, with a word or a number between.
    (
        "The leaders affirmed their keenness to continue to hold the summit annually.",
        ("continue to hold the summit annually",),
    ),
    (
        "He publicly declared intent to impose stricter punishment for child sexual abuse.",
        ("impose stricter punishment for child sexual abuse",),
    ),
    # A series whose members repeat "to", wherever they hang.
    (
        "We call on the Ethiopian government to meet public commitments to hold accountable all those responsible for "
        "human rights violations and abuses, to protect civilians, and to ensure unhindered humanitarian access.",
        (
            "hold accountable all those responsible for human rights violations and abuses",
            "protect civilians",
            "ensure unhindered humanitarian access",
        ),
    ),
    (
        "The Taliban must deliver on their commitments (1) to prevent the use of Afghan soil by terrorist groups; and "
        "(2) not to host members of these groups nor to allow them to recruit.",
        (
            "prevent the use of Afghan soil by terrorist groups",
            "not to host members of these groups",
            "allow them to recruit",
        ),
    ),
    (
        "We reaffirm our commitment to advancing feminist approaches, eliminating structural and indirect barriers "
        "for women, girls and marginalized people, and to integrate gender perspectives in our shared priorities.",
        (
            "advancing feminist approaches",
            "eliminating structural and indirect barriers for women, girls and marginalized people",
            "integrate gender perspectives in our shared priorities",
        ),
    ),
    # A verb that binds and is itself bound stays in the action; what is coordinated with it ends the other's.
    (
        "The government will provide a reminder after the deadline and consider extensions.",
        ("provide a reminder after the deadline", "consider extensions"),
    ),
    (
        "In the coming weeks, the President will announce a new Executive Order with broad directives.",
        ("announce a new Executive Order with broad directives",),
    ),
    ("Duterte threatened the network's franchise renewal.", ("threatened the network's franchise renewal",)),
    # What an adverb carries before itself; a date that is an owner or a length of time stays.
    ("Together we will once again transform America.", ("once again transform America",)),
    ("From today, the ministry will no longer accept paper forms.", ("no longer accept paper forms",)),
    (
        "Cameron and Obama are scheduled to meet in person at next month's G20 meeting in Canada.",
        ("meet in person at next month's G20 meeting in Canada",),
    ),
    ("USAID will provide up to $40 million over three years.", ("provide up to $40 million over three years",)),
    (
        "The court will not take action against anyone as long as they obey the law.",
        ("not take action against anyone",),
    ),
    ("The United States will stand with its friends – and we are hopeful.", ("stand with its friends",)),
    # Of a passive the thing that is promised, not what is told of it.
    (
        "Its chief said refunds for the unaired ads were offered, of which some were not accepted by his campaign.",
        ("refunds for the unaired ads",),
    ),
    # The second half of an address is nobody's act.
    (
        "Biden met with Sisi today in Jeddah, Saudi Arabia to reaffirm their shared commitment to the partnership.",
        ("the partnership",),
    ),
    # What is ruled out, called, put off, ordered of one's own forces; not what is merely called so or delayed by snow.
    ("The prime minister ruled out raising taxes before the election.", ("raising taxes before the election",)),
    ("The prime minister called a general election.", ("a general election",)),
    ("Germany has postponed the introduction of the tax.", ("the introduction of the tax",)),
    ("He had ordered Russian troops to begin leaving Georgia.", ("begin leaving Georgia",)),
    ("The judge ordered Facebook to remove the post.", ()),
    ("Critics called the election a sham.", ()),
    ("The court ruled that the law was void.", ()),
    ("GM announced plans Friday to shut down plants.", ("shut down plants",)),
    ("Germany pledged 12 tanks to Ukraine by March.", ("12 tanks to Ukraine",)),
    ("The airline promised refunds within a week.", ("refunds",)),
    # The denial of a will belongs to what is said.
    ("I am not going to resign.", ("not going to resign",)),
    ("He agreed not to step down.", ("not to step down",)),
    (
        "We are not prepared to risk inflicting the disaster of no deal on our country.",
        ("not prepared to risk inflicting the disaster of no deal on our country",),
    ),
    ("We can and will work together.", ("work together",)),
    # An object that a phrase between commas parts from its verb.
    (
        "The three leaders agreed to determine, by March 2023, the optimal pathway for a submarine capability.",
        ("determine, by March 2023, the optimal pathway for a submarine capability",),
    ),
    ("Germany will launch, together with its partners,", ("launch, together with its partners",)),
    # What others are urged to do goes on with the urging, not with the last verb.
    ("We call on Russia to choose the path of diplomacy, to de-escalate tensions and to withdraw its forces.", ()),
    # A verb that is taken for a noun behind two names.
    ("Toyota and Panasonic plan to set up a joint venture to build batteries.", ("set up a joint venture",)),
    # A hyphen behind a prefix does not part a verb.
    ("France and Canada will co-host the summit in June.", ("co-host the summit",)),
    ("The government plans to re-open schools on Monday.", ("re-open schools",)),
    ("Labour has a plan to fast-track cases.", ("fast-track cases",)),
)


@pytest.mark.parametrize(("sentence", "actions"), CONTENTS)
def test_contents_of_a_sentence(analysis_of: AnalysisOf, sentence: str, actions: tuple[str, ...]) -> None:
    analysis = analysis_of(sentence)
    kept = [s for s in scenes(analysis, speech_of(analysis)) if s.excluded is None]
    assert tuple(s.action.of(analysis.text) for s in kept) == actions


@pytest.mark.parametrize(
    ("sentence", "out"),
    [
        ("The Democrats' commitment to bring this war to its responsible end has never been stronger.", False),
        ("The US would not offer more aid for North Korea.", False),
        ("The two sides made no commitment to end the war.", True),
        ("The two sides have not agreed to end the war.", True),
        ("The minister will announce that the talks are over.", True),
        ("Harper is expected to campaign on the issue in the next federal election.", True),
        ('"I\'m hopeful that we will pass a bill," he said.', True),
    ],
)
def test_what_was_not_promised_is_out(analysis_of: AnalysisOf, sentence: str, out: bool) -> None:
    analysis = analysis_of(sentence)
    assert [s.excluded is not None for s in scenes(analysis, speech_of(analysis))] == [out]


def test_who_is_called_on_is_bound(analysis_of: AnalysisOf) -> None:
    analysis = analysis_of("We call on the Ethiopian government to meet public commitments to protect civilians.")
    assert [s.bound.names for s in scenes(analysis, speech_of(analysis))] == [("Ethiopian government",)]


def test_a_pronoun_behind_a_statement_takes_its_subject_up(analysis_of: AnalysisOf) -> None:
    analysis = analysis_of("The airline will not fly to Tel Aviv until May 5, it said in a statement.")
    (found,) = extract_commitments(analysis, extract_when(analysis))[0]
    assert found.actors == ("airline",) and found.source is None
