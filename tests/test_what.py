"""The main news in a clause, and its date and scene."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.extract.what import extract_main, extract_what
from briefing.extract.when import extract_when
from briefing.extract.where import extract_where
from briefing.extract.who import extract_who
from briefing.language import Analysis, analyse
from briefing.language.engine import Engine
from briefing.text.clean import clean
from briefing.text.segment import Origin, segment

# title, published, text, the clause that is the news, its date, its scene
NEWS: list[tuple[str | None, str, str, str, str | None, tuple[str, ...]]] = [
    (
        "Same-sex marriage legalized in Argentina", "2010-07-15",
        "In the early hours of Thursday July 15, Argentina's senate approved legislation that legalized same-sex "
        "marriage nationwide, making it the first country in Latin America to do so.",
        "In the early hours of Thursday July 15, Argentina's senate approved legislation that legalized same-sex "
        "marriage nationwide, making it the first country in Latin America to do so.", "2010-07-15", ("Argentina",),
    ),
    (
        None, "2023-03-16",
        "The death toll from the earthquakes that struck southern Turkey on February 6 has passed 50,000, the "
        "country's disaster agency said Tuesday.",
        "The death toll from the earthquakes that struck southern Turkey on February 6 has passed 50,000",
        "2023-03-14", ("Turkey",),
    ),
    (
        "France to ban smoking in public places", "2006-10-09",
        "France is to ban smoking in all public places in February 2007, the French prime minister, Dominique de "
        "Villepin has announced. However cafés will not be required to comply until January 2008.",
        "France is to ban smoking in all public places in February 2007", "2007-02", ("France",),
    ),
    (
        "President Bush plans to attend opening of Beijing Olympics", "2008-07-03",
        "United States President George W. Bush is scheduled to attend the opening ceremony of the 2008 Summer "
        "Olympics in Beijing on August 8, the White House said Thursday.",
        "United States President George W. Bush is scheduled to attend the opening ceremony of the 2008 Summer "
        "Olympics in Beijing on August 8", "2008-08-08", ("Beijing",),
    ),
    (
        None, "2011-03-21",
        "AT&T has announced that it will purchase T-Mobile for US$39 billion. It was announced Sunday by both firms.",
        "AT&T has announced that it will purchase T-Mobile for US$39 billion.", "2011-03-20", (),
    ),
    (
        "Myanmar: 64 Words for Aung San Suu Kyi", "2009-06-05",
        "Do you want to show support for Myanmar opposition leader Aung San Suu Kyi? A new website was launched last "
        "week where anyone can leave a message of solidarity for imprisoned leader Aung San Suu Kyi.",
        "A new website was launched last week where anyone can leave a message of solidarity for imprisoned leader "
        "Aung San Suu Kyi.", "2009-W22", (),
    ),
    (
        "North Korea: Two American Journalists Sentenced to Hard Labor", "2009-06-10",
        "News coming out of Pyongyang is not encouraging. After being accused of illegally crossing the border, "
        "American journalists Laura Ling and Euna Lee have been sentenced to 12 years of hard labor in North Korea.",
        "After being accused of illegally crossing the border, American journalists Laura Ling and Euna Lee have been "
        "sentenced to 12 years of hard labor in North Korea.", None, ("North Korea",),
    ),
    (
        "Joint Statement on the U.S.-Iraq Strategic Dialogue", "2021-07-26",
        "The text of the following statement was released by the Governments of the United States of America and the "
        "Republic of Iraq.\n\nThe delegations of Iraq and the United States co-chaired the Strategic Dialogue in "
        "Washington on July 23.",
        "The delegations of Iraq and the United States co-chaired the Strategic Dialogue in Washington on July 23.",
        "2021-07-23", ("Washington",),
    ),
    (
        "Iraq to investigate alleged massacre in Haditha", "2006-05-31",
        "The Iraqi government is to launch a formal investigation into claims that United States Marines murdered "
        "civilians in the Iraqi town of Haditha in November 2005.",
        "The Iraqi government is to launch a formal investigation into claims that United States Marines murdered "
        "civilians in the Iraqi town of Haditha in November 2005.", None, ("Haditha",),
    ),
    (
        "Renault F1 launch criminal complaint against former driver", "2009-09-12",
        "Renault F1 have hit back at their sacked driver Nelson Piquet Jr. after a leaked transcript. They have taken "
        "their case to the police.\n\nRenault now has to appear before the FIA on September 21 to answer the case.",
        "Renault F1 have hit back at their sacked driver Nelson Piquet Jr. after a leaked transcript.", None, (),
    ),
    (
        None, "2025-05-26",
        "Islamabad / Ankara – Pakistani Prime Minister Shehbaz Sharif met with Turkish President Recep Tayyip Erdogan "
        "in Ankara on Sunday to reinforce strategic ties. The meeting took place as part of a tour.",
        "Pakistani Prime Minister Shehbaz Sharif met with Turkish President Recep Tayyip Erdogan in Ankara on Sunday "
        "to reinforce strategic ties.", "2025-05-25", ("Ankara",),
    ),
    (
        "Statement by President Biden Extending the Pause on Student Loan Repayment", "2022-04-06",
        "In January 2021, on my first day in office, I directed the Department of Education to pause federal student "
        "loan repayments. We have the tools we need to move forward safely.\n\nAccordingly, my Administration is "
        "extending the pause on federal student loan repayments through August 31st, 2022.",
        "Accordingly, my Administration is extending the pause on federal student loan repayments through August "
        "31st, 2022.", None, (),
    ),
    (
        "Joint Statement on the U.S. – North Macedonia Strategic Dialogue", "2022-06-02",
        "The following is the text of a joint statement by the United States of America and the Republic of North "
        "Macedonia on the occasion of the U.S. – North Macedonia Strategic Dialogue.\n\nOn June 2, 2022, the "
        "Governments of the United States and North Macedonia held a Strategic Dialogue in Washington, D.C., focused "
        "on deepening the bilateral partnership. North Macedonia’s Foreign Minister, Bujar Osmani, led the Strategic "
        "Dialogue.",
        "On June 2, 2022, the Governments of the United States and North Macedonia held a Strategic Dialogue in "
        "Washington, D.C., focused on deepening the bilateral partnership.", "2022-06-02", ("Washington, D.C.",),
    ),
    (
        None, "2020-03-14",
        "Prime Minister Shinzo Abe said on Saturday Japan still intends to hold the Olympics in July.",
        "Prime Minister Shinzo Abe said on Saturday Japan still intends to hold the Olympics in July.", "2020-03-14",
        ("Japan",),
    ),
    (
        None, "2023-02-20", "Germany promised on Monday to deliver 14 Leopard tanks to Ukraine by the end of March.",
        "Germany promised on Monday to deliver 14 Leopard tanks to Ukraine by the end of March.", "2023-02-20",
        ("Ukraine",),
    ),
]  # fmt: skip

# The news as one sentence, with the title, and the places that it is set in.
SCENES = [
    ("Hong Kong protests continue", "Organizers say crowds left from Victoria Park on Sunday. Hong Kong has rights.",
     ("Victoria Park", "Hong Kong")),
    ("Cubs win", "The Cubs beat the Mets at Wrigley Field in Chicago on Sunday.", ("Wrigley Field", "Chicago")),
    ("Iran conducts nine missile tests", "The Iranian Revolutionary Guard has conducted a missile test. Iran said so.",
     ("Iran",)),
    ("Scotland sets date for referendum", "On Thursday, Scotland's First Minister Alex Salmond set the date.",
     ("Scotland",)),
    ("US President Trump announces troop withdrawal from Syria",
     "On Sunday, US President Donald Trump, in a statement delivered via the press secretary, announced US troops "
     "would be leaving Syria.", ("Syria",)),
    ("US criticizes Iran for remarks at nuclear conference",
     "United States Secretary of State Hillary Clinton has warned that Iran's nuclear program is a threat to the "
     "world.\n\nThe remarks came at a conference on the treaty in New York.", ("New York",)),
    ("United States military kills Qasem Soleimani",
     "United States military forces killed Qasem Soleimani in an airstrike.\n\nThe United States called it defensive. "
     "It carried out the airstrike at Baghdad International Airport, where Soleimani was arriving by plane.",
     ("Baghdad International Airport",)),
    ("Conflicting reports, mounting fear, over Japanese nuclear disaster",
     "U.S Nuclear Regulatory Secretary Steven Chu reported to Congress Wednesday that the incidents at the Fukushima I "
     "Nuclear Power Plant may end up as a larger disaster than the Three Mile Island meltdown.",
     ("Fukushima I Nuclear Power Plant",)),
    ("Hundreds of Hong Kong district council seats go to pro-democracy candidates",
     "On Sunday, voters turned out more than 2.9 million strong to vote in their district-level elections. Protesters "
     "have demonstrated in Hong Kong since June.", ("Hong Kong",)),
    ("U.S. President Bush responds to Russian criticism",
     "President George W. Bush criticized Russia on Monday. In a speech, Bush said: \"In Russia, reforms that once "
     "promised to empower citizens have been derailed.\"", ()),
    (None, "United States President Donald Trump issued a statement on Tuesday.", ()),
    ("Reports: 'streamlined' UK asylum process",
     "The Home Office today is to begin issuing questionnaires to determine refugee status for some 12,000 asylee "
     "hopefuls from Afghanistan, Eritrea, Libya, Syria and Yemen who applied before last summer.", ()),
    (None, "In a New York press conference, Fritz Henderson outlined a plan for what he called a new firm.",
     ("New York",)),
    (None, "During a media event held at its Cupertino headquarters, Apple released the software.", ("Cupertino",)),
    (None, "Boeing have unveiled their new airliner at their Everett Factory near Seattle, Washington.",
     ("Everett Factory", "Seattle", "Washington")),
    (None, "The first Airbus A380 landed at Singapore's Changi International Airport at noon after a long flight.",
     ("Changi International Airport", "Singapore")),
    (None, "Cyclone Mocha slammed into Myanmar's Rakhine state on Sunday.", ("Myanmar", "Rakhine")),
    ("Australian children suffering from iodine deficiency",
     "Almost half of all primary school children are mildly iodine deficient, researchers say. The survey was done in "
     "Australia.", ("Australia",)),
    (None, "Thomas Sam and his wife Manju, from Sydney, Australia, are undergoing trial for manslaughter.",
     ("Sydney", "Australia")),
    (None, "Israel has sealed its borders with the Hamas-ruled Gaza Strip after a surge in attacks.", ("Gaza Strip",)),
    (None, "On March 3, Ukraine instituted a new customs regime at the border with Transnistria.", ("Transnistria",)),
    ("Joint Readout of President Joe Biden’s Meeting with Leaders of the Dominican Republic",
     "President Biden and Vice President Harris met yesterday with leaders of the Caribbean Community and the "
     "Dominican Republic at the Ninth Summit of the Americas.", ()),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "scene"), SCENES, ids=[s[1][:30] for s in SCENES])
def test_where_the_news_is_set(engine: Engine, title: str | None, text: str, scene: tuple[str, ...]) -> None:
    analysis = _analysed(engine, title, "2020-01-01", text)
    main = extract_main(analysis, extract_what(analysis), extract_who(analysis), (), extract_where(analysis))
    assert main.where == scene


def _analysed(engine: Engine, title: str | None, published: str, text: str) -> Analysis:
    document = segment(clean(text), Origin(title=title, published=date.fromisoformat(published)))
    return analyse(document, engine.parse(document))


@pytest.mark.parametrize(("title", "published", "text", "clause", "day", "scene"), NEWS, ids=[n[2][:30] for n in NEWS])
def test_the_news(
    engine: Engine, title: str | None, published: str, text: str, clause: str, day: str | None, scene: tuple[str, ...]
) -> None:
    analysis = _analysed(engine, title, published, text)
    what = extract_what(analysis)
    assert what[0].text == clause
    assert 1 <= len(what) <= 2
    for headline in what:
        assert headline.evidence[0].span.of(analysis.text) == headline.text
    main = extract_main(analysis, what, extract_who(analysis), extract_when(analysis), extract_where(analysis))
    assert main.when == day
    assert main.where == scene


def test_a_quotation_keeps_its_speaker(engine: Engine) -> None:
    text = "“We will never give up our land,” President Mahmoud Abbas said on Friday."
    assert extract_what(_analysed(engine, None, "2020-01-01", text))[0].text == text


def test_no_second_clause_that_dangles(engine: Engine) -> None:
    text = "Germany banned the airline Mahan Air on Monday. It was founded in 1992. The move comes after sanctions."
    assert len(extract_what(_analysed(engine, None, "2019-01-23", text))) == 1


def test_nothing_is_the_news_of_nothing(engine: Engine) -> None:
    analysis = _analysed(engine, None, "2020-01-01", "")
    assert extract_what(analysis) == ()
    main = extract_main(analysis, (), (), (), ())
    assert (main.who, main.when, main.where) == ((), None, ())


HOSTILE = [
    ".",
    "...",
    "“",
    "“.”",
    "?",
    "In 2020",
    "said.",
    ", said Obama.",
    "(" * 50,
    "Obama said, “",
    "“A”, “B”, he said.",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_breaks_it(engine: Engine, text: str) -> None:
    analysis = _analysed(engine, "“", "2020-01-01", text)
    what, who, where = extract_what(analysis), extract_who(analysis), extract_where(analysis)
    for headline in what:
        assert headline.evidence[0].span.of(analysis.text) == headline.text
    extract_main(analysis, what, who, extract_when(analysis), where)
