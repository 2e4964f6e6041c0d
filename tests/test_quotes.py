"""Quotations: marks, speakers, what is listed and what is not, over real sentences."""

from __future__ import annotations

import pytest

from briefing.extract.quotes import (
    extract_indirect_quotes,
    extract_quotes,
    quote_at,
    quote_near_misses,
    quote_spans,
)
from briefing.extract.quotes.marks import quoted_stretches
from briefing.extract.quotes.verbs import CLASSES, is_reporting
from briefing.text.clean import clean
from briefing.text.segment import segment
from tests.conftest import AnalysisOf

# text, and for each quotation to be listed: its first words, the speaker, the cue, the rule.
Row = tuple[str, list[tuple[str, str | None, str | None, str]]]

BEFORE: list[Row] = [
    (
        "This Thursday the United States Commission on International Religious Freedom also criticized the move. They "
        'released a statement which said, "Hagia Sophia bears profound historical and spiritual significance."',
        [("Hagia Sophia bears", "United States Commission on International Religious Freedom", "said", "before")],
    ),
    (
        'Zoran Djindjic was shot in Belgrade. Minister Dusan Mihajlovic said: "We will find the people who did this."',
        [("We will find", "Dusan Mihajlovic", "said", "before")],
    ),
    (
        "Niger's president Mahamadou Issoufou said, \"Nigeria is Africa's biggest economy and most populous country.\"",
        [("Nigeria is Africa", "Mahamadou Issoufou", "said", "before")],
    ),
    (
        "In response to the move, Gartner analyst Phillip Redman said, “Four providers were too many.”",
        [("Four providers", "Phillip Redman", "said", "before")],
    ),
    (
        'Chinese Foreign Minister Li Zhaoxing told the council, "It is not appropriate to prejudge the outcome."',
        [("It is not", "Li Zhaoxing", "told", "before")],
    ),
    (
        'President Bush approved of the package, noting in a statement, "This plan is robust, broad-based and timely."',
        [("This plan is", "Bush", "noting", "before")],
    ),
    (
        'Another contributor reported that "the wreckage trail is fairly long so maybe they still had control."',
        [("the wreckage trail", "Another contributor", "reported", "before")],
    ),
    (
        "Members of the Senate were divided. One senator, Juan Perez Alsina, said that "
        '"marriage has existed for centuries."',
        [("marriage has existed", "Juan Perez Alsina", "said", "before")],
    ),
    (
        'One of the children said, "Sometimes I still have nightmares."',
        [("Sometimes I", "One of the children", "said", "before")],
    ),
    (
        "The airline cut jobs. According to Amr Moussa, “the talks were broken off last week.”",
        [("the talks were", "Amr Moussa", "According to", "according-to")],
    ),
    (
        'Moussa went on to say that he was "talking about a humanitarian action."',
        [("talking about a", "Moussa", "say", "within")],
    ),
]

AFTER: list[Row] = [
    (
        '"The risk of catching diseases is there because they live in an open area," said Rustan Pakaya, '
        "from the health ministry's crisis centre.",
        [("The risk of", "Rustan Pakaya", "said", "after")],
    ),
    (
        '"The market and many shops are already open today," district spokesman Wasdi bin Umri told AFP.',
        [("The market and", "Wasdi bin Umri", "told", "after")],
    ),
    (
        '"We are in close dialogue with the Hungarian authorities", said Dominique Strauss-Kahn, Managing Director.',
        [("We are in", "Dominique Strauss-Kahn", "said", "after")],
    ),
    (
        '"It is a political statement against Syria," Mehdi Dakhlallah, Syria\'s information minister, told Aljazeera.',
        [("It is a", "Mehdi Dakhlallah", "told", "after")],
    ),
    (
        '"The airline transports weapons and fighters across the Middle East," according to a tweet on Monday by '
        "US Secretary of State Mike Pompeo.",
        [("The airline transports", "Mike Pompeo", "according to", "according-to")],
    ),
    (
        'Mr Yudhoyono toured the camp. "We want to expedite efforts to get infrastructure in place," '
        "AP quoted him as saying.",
        [("We want to", "Yudhoyono", "quoted", "after")],
    ),
    (
        '"Will the last person to leave turn out the lights?" asked Neil Kinnock.',
        [("Will the last", "Neil Kinnock", "asked", "after")],
    ),
    (
        "“In the end, it is the people who decide” — Angela Merkel",
        [("In the end", "Angela Merkel", None, "signed")],
    ),
    (
        '"That\'s ridiculous and everybody knows it," police said.',
        [("That's ridiculous", "police", "said", "after")],
    ),
]

BROKEN: list[Row] = [
    (
        '"He sees this as a sporting competition," said White House Press Secretary Dana Perino. "But at the same '
        'time, he will talk to him about these important issues of human rights."',
        [("He sees this", "Dana Perino", "said", "after"), ("But at the", "Dana Perino", "said", "goes-on")],
    ),
    (
        '"There\'s no question they remain interested in an attack," the official said, speaking on condition of '
        'anonymity, "and we are alert to the possibility of another one."',
        [
            ("There's no question", "the official", "said", "after"),
            ("and we are", "the official", "speaking", "before"),
        ],
    ),
    (
        'African Export–Import Bank president Okey Oramah said the use of third-party currencies "costs Africa between '
        '$5 and $7 billion," further saying, "Beyond that, it also reduces trade because of a scarcity of exchange."',
        [("costs Africa between", "Okey Oramah", "said", "within"), ("Beyond that", "Okey Oramah", "saying", "before")],
    ),
    (
        'Uribe called the deal "a surrender to the guerrillas" and "a betrayal of the victims of terror".',
        [("a surrender to", "Uribe", "called", "within"), ("a betrayal of", "Uribe", "called", "within")],
    ),
]

PARAGRAPHS: list[Row] = [
    (
        'Washington Governor Chris Gregoire said, "The museum put a tremendous amount of effort into this. I am '
        'disappointed.\n\n"However, the full fuselage trainer is an important piece of history."',
        [
            ("The museum put", "Chris Gregoire", "said", "before"),
            ("However, the", "Chris Gregoire", "said", "next-paragraph"),
        ],
    ),
    (
        "At Asia Times, Donald Kirk says:\n\n“The North Koreans also get offended every time a visitor visits.\n\n"
        "Steinberg has not talked publicly about the two women. “",
        [
            ("The North Koreans", "Donald Kirk", "says", "colon"),
            ("Steinberg has not", "Donald Kirk", "says", "next-paragraph"),
        ],
    ),
    (
        "President Carlos Mesa explained his decision to the nation on Sunday, saying:\n\nI cannot continue governing "
        "and being threatened for a national blockade that strangles the country",
        [("I cannot continue", "Carlos Mesa", "saying", "colon")],
    ),
    (
        "“The alliance is the strong foundation on which our security is built.”\n\n– President Biden, February 19",
        [("The alliance is", "Biden", None, "signed")],
    ),
    (
        'Riyad al-Maliki has commented that the resolution was a disappointment. "To tell you the truth, we expected '
        'much more than a few hours."',
        [("To tell you", "Riyad al-Maliki", "commented", "sentence-before")],
    ),
    (
        'David Cameron, the British prime minister, paid tribute to Mandela: "A great light has gone out."',
        [("A great light", "David Cameron", "paid", "colon")],
    ),
    (
        "Brown’s 64 words of support:\n\n“I add my voice to the growing chorus of those demanding your release.”",
        [("I add my", "Brown", None, "colon")],
    ),
]

FRAGMENTS: list[Row] = [
    (
        "The Pakistani delegation described the talks as “warm and most cordial,” underscoring the deep-rooted ties.",
        [("warm and most", "The Pakistani delegation", "described", "within")],
    ),
    (
        "Prime Minister Shehbaz Sharif acknowledged Turkey’s backing as a “gesture of enduring brotherhood.”",
        [("gesture of enduring", "Shehbaz Sharif", "acknowledged", "within")],
    ),
    (
        'The party stated that it intends to add "another 15 or 20" seats, chairman Nick Griffin said.',
        [("another 15 or", "The party", "stated", "within")],
    ),
    (
        'Labour Party leader Jeremy Corbyn called the move a "smash and grab on our democracy".',
        [("smash and grab", "Jeremy Corbyn", "called", "within")],
    ),
    (
        'Prosecutors alleged that she formed part of "a prostitution system set up for the defendant".',
        [("a prostitution system", "Prosecutors", "alleged", "within")],
    ),
]

PRESS: list[Row] = [
    (
        'In 2009, British newspaper The Guardian praised the website as "an uncensorable and untraceable depository '
        'for the truth".',
        [("an uncensorable", "Guardian", "praised", "within")],
    ),
    (
        "“It's a disaster for the whole valley,” says Mary Jones, 34, who runs a shop here.",
        [("It's a disaster", "Mary Jones", "says", "after")],
    ),
    (
        '"You have no right to take our land," reads the letter, signed by Chief Arvol Looking Horse.',
        [("You have no", "Arvol Looking Horse", "reads", "after")],
    ),
    (
        '"We did all that we could," says Peter Marsh, adding: "It was never going to be enough."',
        [("We did all", "Peter Marsh", "says", "after"), ("It was never", "Peter Marsh", "adding", "before")],
    ),
    (
        "“This is a victory for common sense,” continued Boris Johnson, “and for the people of this country.”",
        [("This is a", "Boris Johnson", "continued", "after"), ("and for the", "Boris Johnson", "continued", "before")],
    ),
    (
        'A statement from Buckingham Palace said: "The Queen remains in good health this morning."',
        [("The Queen remains", "Buckingham Palace", "said", "before")],
    ),
    (
        'Emmanuel Macron and Angela Merkel said in a joint statement: "We stand united against this threat."',
        [("We stand united", "Emmanuel Macron and Angela Merkel", "said", "before")],
    ),
    (
        'The judge, in sentencing him, said he had shown "not one shred of remorse".',
        [("not one shred", "The judge", "said", "within")],
    ),
    (
        '"The talks are close to collapse," a source close to the negotiations said on condition of anonymity.',
        [("The talks are", "a source", "said", "after")],
    ),
    (
        "‘I can’t believe they would do this to us,’ said Tom Brown. ‘It’s the workers’ fault.’",
        [("I can’t believe", "Tom Brown", "said", "after"), ("It’s the workers’", "Tom Brown", "said", "goes-on")],
    ),
    (
        'Witness Ahmed Khan: "I saw two men running away from the building."',
        [("I saw two", "Ahmed Khan", None, "colon")],
    ),
    (
        '"Long live the king of the Belgians!" shouted the crowd outside.',
        [("Long live the", "the crowd", "shouted", "after")],
    ),
    (
        '"We are not going to change our policy," Reuters quoted Lavrov as saying.',
        [("We are not", "Lavrov", "quoted", "after")],
    ),
]

# who speaks where the tree joins a clause to one within another, or the subject is a thing
GOVERNED: list[Row] = [
    (
        "The United Nations Security Council issued a statement on the attacks. The statement was passed unanimously "
        'and urges all Somalis "to reject violence and extremism."',
        [("to reject violence", "United Nations Security Council", "urges", "before")],
    ),
    (
        'The decree signed by Pope Francis read "The crimes of sexual abuse offend Our Lord and cause damage."',
        [("The crimes of", "Francis", "read", "before")],
    ),
    (
        "In a response published Saturday by The Associated Press, the International Paralympic Committee commented on "
        'Russian adherence to the Olympic Truce, saying "As with situations around the world, we hope for peace."',
        [("As with situations", "International Paralympic Committee", "saying", "before")],
    ),
    (
        "Tom Frieden called the pandemic unprecedented. He said, in remarks published by CNN in February, "
        '"no other respiratory virus has been tracked to global spread."',
        [("no other respiratory", "Tom Frieden", "said", "before")],
    ),
    (
        'Joint police commissioner Himanshu Roy says intelligence suggests "the threat is serious."',
        [("the threat is", "Himanshu Roy", "says", "before")],
    ),
    (
        "The Syrian Democratic Forces (SDF), opposed the withdrawal and said it was previously given "
        '"assurances from the US that it would not allow operations." Kino Gabriel said, '
        '"The statement was a surprise."',
        [
            ("assurances from", "Syrian Democratic Forces", "said", "within"),
            ("The statement was", "Kino Gabriel", "said", "before"),
        ],
    ),
    (
        "Tzipi Livni was criticised from an official from her own party, who said: "
        '"Livni has already been granted an extension to assemble a coalition."',
        [("Livni has already", "an official from her own party", "said", "before")],
    ),
    (
        "Israeli housing minister Ze'ev Boim told parliament so. Israel's Prime Minister issued a statement saying "
        'that he had "no desire for conflict or hostilities with Iran".',
        [("no desire for", "Israel's Prime Minister", "saying", "within")],
    ),
    (
        "Dr. Nabeel Shaath criticized the policy which Harper leads with his attitude towards Palestine in an article "
        'for the Canadian newspaper and said, "Unlike previous governments, this one has done everything possible."',
        [("Unlike previous", "Nabeel Shaath", "said", "before")],
    ),
    (
        'Peter Smith, the primary investigator for Phoenix, spoke first. "This tells us we have got water ice within '
        "reach,\" said primary investigator for Phoenix's stereo imager, Mark Lemmon.",
        [("This tells us", "Mark Lemmon", "said", "after")],
    ),
]

NONE: list[str] = [
    'Since then, the territory has been governed under the "one country, two systems" model.',
    'On a new website, "The Internet Explorer 6 Countdown", Microsoft has launched an aggressive campaign.',
    'Campbell called the plan "wealth redistribution" and voted against it.',
    'He is tagged by the media as "India\'s Warren Buffett".',
    'The administration has been trying to add the question, "Is this person a citizen of the United States?", to it.',
    'The team won with the song "You Will Never Walk Alone Again".',
    'Protesters marched under the slogan "no to war in our name".',
    "The workers' rights and the firms' duties were discussed in the '90s.",
    "Simple statements like, “Hey, let my people go, or we will take them away,” are not enough.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*BEFORE, *AFTER, *BROKEN, *PARAGRAPHS, *FRAGMENTS, *PRESS, *GOVERNED],
    ids=lambda x: x[:40] if isinstance(x, str) else "",
)
def test_quotations_have_their_speakers(
    analysis_of: AnalysisOf, text: str, expected: list[tuple[str, str | None, str | None, str]]
) -> None:
    found = extract_quotes(analysis_of(text))
    assert [(q.speaker, q.cue, q.rule) for q in found] == [row[1:] for row in expected]
    for quote, (opening, *_) in zip(found, expected, strict=True):
        assert quote.text.startswith(opening)
        assert quote.kind == "direct"


@pytest.mark.parametrize("text", NONE)
def test_names_slogans_and_single_terms_are_no_quotations(analysis_of: AnalysisOf, text: str) -> None:
    assert extract_quotes(analysis_of(text)) == ()


MISSES: list[tuple[str, str]] = [
    ('Campbell called the plan "wealth redistribution" and voted against it.', "fewer than 4 words"),
    ('It runs under the "one country, two systems" model.', "nobody is said to have spoken it"),
    ("He praised “The Internet Explorer 6 Countdown” at length.", "a title or name"),
    ('They won with the song "you will never walk alone".', "named as a title, slogan or question"),
]


@pytest.mark.parametrize(("text", "reason"), MISSES)
def test_what_is_not_listed_says_why(analysis_of: AnalysisOf, text: str, reason: str) -> None:
    analysis = analysis_of(text)
    (miss,) = quote_near_misses(analysis)
    assert (miss.section, miss.reason) == ("quotes", reason)
    assert miss.evidence[0].span.of(analysis.text) == miss.text


# text, the words between the outermost marks
MARKS: list[tuple[str, list[str]]] = [
    ('He said "this is it".', ["this is it"]),
    ("He said “this is it”.", ["this is it"]),
    ("He said ``this is it''.", ["this is it"]),
    ("He said ''this is it''.", ["this is it"]),
    ("He said «this is it».", ["this is it"]),
    ("He said „this is it“.", ["this is it"]),
    ("He said ‘this is the workers’ day,’ and left.", ["this is the workers’ day,"]),
    ("'I will go,' he said. 'They'll stay.'", ["I will go,", "They'll stay."]),
    ("“He told me ‘go away’ and left,” she said.", ["He told me ‘go away’ and left,"]),
    ('"He called it "bad luck" and left," she said.', ['He called it "bad luck" and left,']),
    ('A 5" screen and a 6\'2" man.', []),
    ("The '90s, rock 'n' roll and the firms' rights.", []),
    ('“What we have picked up is the collapse".', ["What we have picked up is the collapse"]),
    ('The "first" and the "second".', ["first", "second"]),
    ("“One.\n\n“Two.”", ["One.", "Two."]),
    ("“One.\n\nTwo.”", ["One.", "Two."]),
    ("A stray ” mark.", []),
    ('"', []),
    ("“”", [""]),
]


@pytest.mark.parametrize(("text", "words"), MARKS)
def test_outermost_marks(text: str, words: list[str]) -> None:
    document = segment(clean(text))
    assert [q.inner.of(document.text) for q in quoted_stretches(document)] == words


INDIRECT: list[tuple[str, str, str, str]] = [
    (
        "Microsoft said it was unsure what changes the commission required.",
        "Microsoft",
        "said",
        "it was unsure what changes the commission required",
    ),
    (
        "Microsoft confirmed that it will ship the operating system in Europe and South Korea as scheduled.",
        "Microsoft",
        "confirmed",
        "it will ship the operating system in Europe and South Korea as scheduled",
    ),
    (
        "According to Russian officials, Russia has no intention of occupying territory beyond South Ossetia.",
        "Russian officials",
        "According to",
        "Russia has no intention of occupying territory beyond South Ossetia",
    ),
    (
        "Palestinian officials warned that Israel is harming new peace talks.",
        "Palestinian officials",
        "warned",
        "Israel is harming new peace talks",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "words"), INDIRECT)
def test_indirect_speech_stands_apart(analysis_of: AnalysisOf, text: str, speaker: str, cue: str, words: str) -> None:
    analysis = analysis_of(text)
    assert extract_quotes(analysis) == ()
    (found,) = extract_indirect_quotes(analysis)
    assert (found.speaker, found.cue, found.text, found.kind) == (speaker, cue, words, "indirect")


def test_who_speaks_at_a_character(analysis_of: AnalysisOf) -> None:
    text = 'Ahead of the vote, "We will sign the treaty," said Angela Merkel in Berlin.'
    analysis = analysis_of(text)
    spans = quote_spans(analysis)
    inside = quote_at(spans, text.index("will sign"))
    assert inside is not None
    assert inside.speaker == "Angela Merkel"
    assert [analysis.entities[e].name for e in inside.entities] == ["Angela Merkel"]
    assert quote_at(spans, text.index("Berlin")) is None
    assert quote_at(spans, 0) is None
    assert quote_at((), 3) is None


def test_evidence_is_verbatim(analysis_of: AnalysisOf) -> None:
    for text, _ in [*BEFORE, *AFTER, *BROKEN, *PARAGRAPHS]:
        analysis = analysis_of(text)
        for quote in extract_quotes(analysis):
            assert quote.evidence[0].span.of(analysis.text) == quote.text
            if quote.cue is not None:
                assert quote.evidence[1].span.of(analysis.text) == quote.cue


def test_the_lexicon_of_reporting_verbs() -> None:
    assert len(CLASSES) >= 200
    assert is_reporting("say", "say")
    assert is_reporting("describe", "call")
    assert not is_reporting("describe", "tell")
    assert not is_reporting("swim")


HOSTILE = [
    '"' * 200,
    "“" * 50 + "a" + "”" * 3,
    "said " * 50 + '"',
    '" "\n\n" "\n\n"',
    "''''``''",
    "“a\n\n” b “\n\n",
    "[bold]“x” [/]",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_broken_marks_crash_nothing(analysis_of: AnalysisOf, text: str) -> None:
    analysis = analysis_of(text)
    for span in quote_spans(analysis):
        assert 0 <= span.outer.start <= span.span.start <= span.span.end <= span.outer.end <= len(analysis.text)
    extract_quotes(analysis)
    extract_indirect_quotes(analysis)
