"""What later articles say became of a commitment, in sentences as news writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.brief.model import Actor, Brief, Evidence, Span
from briefing.dossier.cues import turns
from briefing.dossier.ledger import Filter, filtered, ledger
from briefing.dossier.model import LedgerRow
from briefing.render import ledger as shown
from tests.briefs import brief, commitment

# A commitment: its sentence, who is bound, to what.
BRIDGE = ("Norway will build a bridge over the Kallo strait.", "Norway", "build a bridge over the Kallo strait")
BILL = ("Chile's government will table the pension bill in May.", "Chile", "table the pension bill")
TANKS = ("Germany pledged to deliver 100 tanks to Estonia.", "Germany", "deliver 100 tanks to Estonia")
TALKS = ("Peru will host peace talks with the rebels in Lima.", "Peru", "host peace talks with the rebels in Lima")
STRIKE = ("Dock workers said they will strike over pay in Bergen.", "Dock workers", "strike over pay in Bergen")
LAUNCH = ("Orbita will launch its Falk rocket on Monday.", "Orbita", "launch its Falk rocket on Monday")
TRUCE = (
    "Armenia agreed to observe a ceasefire along the Aras river.",
    "Armenia",
    "observe a ceasefire along the Aras river",
)
LEVY = ("Iceland promised to abolish the fishing levy by July.", "Iceland", "abolish the fishing levy by July")
TREATY = ("Kenya will remain in the Lake Treaty.", "Kenya", "remain in the Lake Treaty")
FLAG = ("Malta will withdraw its naval patrols from the gulf.", "Malta", "withdraw its naval patrols from the gulf")
SANCTIONS = ("Japan will not lift sanctions on Burma.", "Japan", "not lift sanctions on Burma")

# The commitment, what a later article says, the status that it tells of and by which words; None where none.
TOLD = [
    (BRIDGE, "Norway has scrapped the plan to build a bridge over the strait.", "withdrawn", "scrapped"),
    (BRIDGE, "Norway quietly shelved the Kallo bridge last week.", "withdrawn", "shelved"),
    (BRIDGE, "Plans for the bridge over the Kallo strait have been dropped, Norway said.", "withdrawn",
     "have been dropped"),
    (BRIDGE, "Norway announced that it would abandon the Kallo bridge.", "withdrawn", "abandon"),
    (BRIDGE, "Norway pulled the plug on the Kallo bridge on Friday.", "withdrawn", "pulled the plug on"),
    (BRIDGE, "Norway is going ahead with other roads, but the Kallo bridge was cancelled.", "withdrawn",
     "was cancelled"),
    (BRIDGE, "Norway went ahead with the Kallo bridge despite the protests.", "fulfilled", "went ahead with"),
    (BRIDGE, "Norway has completed the bridge over the Kallo strait.", "fulfilled", "completed"),
    (BRIDGE, "Norway built the bridge over the strait in two years.", "fulfilled", "built"),
    (BRIDGE, "Norway stands by its plan for a bridge over the Kallo strait.", "reaffirmed", "stands by"),
    (BRIDGE, "Work on the bridge over the Kallo strait has been put on hold by Norway.", "deferred",
     "has been put on hold"),
    (BRIDGE, "Norway threatened to scrap the Kallo bridge.", None, ""),
    (BRIDGE, "Norway has not scrapped the Kallo bridge, the minister said.", None, ""),
    (BRIDGE, "If Norway scrapped the Kallo bridge, ferries would have to stay.", None, ""),
    (BRIDGE, "Critics urged that the Kallo bridge be scrapped in Norway.", None, ""),
    (BRIDGE, "Will the Kallo bridge be scrapped by Norway?", None, ""),
    (BRIDGE, "Sweden has scrapped the plan to build a bridge over the Kallo strait.", None, ""),
    (BRIDGE, "Norway has scrapped the tax on electric cars.", None, ""),
    (BRIDGE, "Norway fears the Kallo bridge was scrapped in vain.", None, ""),
    (BILL, "Chile's government withdrew the pension bill on Tuesday.", "withdrawn", "withdrew"),
    (BILL, "The pension bill has been formally withdrawn, officials in Chile said.", "withdrawn",
     "has been formally withdrawn"),
    (BILL, "The vote on the pension bill in Chile was pushed back.", "deferred", "was pushed back"),
    (BILL, "Chile backed down on the pension bill.", "withdrawn", "backed down on"),
    (BRIDGE, "Norway pushed the Kallo bridge back by three years.", "deferred", "pushed"),
    (BRIDGE, "The Kallo bridge, which Norway has fought over for years, has been put on ice.", "deferred",
     "has been put on ice"),
    (BRIDGE, "Norway made a U-turn on the Kallo bridge.", "withdrawn", "made a U-turn on"),
    (BRIDGE, "Norway no longer plans to build the Kallo bridge.", "withdrawn", "no longer plans to"),
    (BRIDGE, "Norway still intends to build the Kallo bridge.", "reaffirmed", "still intends to"),
    (BRIDGE, "Norway ruled out scrapping the Kallo bridge.", "reaffirmed", "ruled out scrapping"),
    (BRIDGE, "Norway vowed to press on with the Kallo bridge.", "reaffirmed", "press on with"),
    (BRIDGE, "Norway will not build the Kallo bridge before 2031, three years later than planned.", "deferred",
     "will not build"),
    (BRIDGE, "Norway's transport minister Ola Berg scrapped the Kallo bridge.", "withdrawn", "scrapped"),
    (BRIDGE, "Norway's opposition scrapped its support for the Kallo bridge.", None, ""),
    (BRIDGE, "Norway will not build the Kallo bridge until voters are asked.", None, ""),
    (BRIDGE, "Norway's bridge over the Kallo strait has fallen behind schedule.", "deferred", "fallen behind schedule"),
    (BRIDGE, "Norway won another year to build the Kallo bridge.", "deferred", "won another year to"),
    (BRIDGE, "Norway's sale of bonds for the Kallo bridge collapsed on Friday.", "withdrawn", "collapsed"),
    (BRIDGE, "Oslo said it was scrapping nothing, but Oslo shelved the Kallo bridge.", "withdrawn", "shelved"),
    (BRIDGE, "Norway built a bridge over the Kallo strait in 1987.", None, ""),
    (BILL, "Chile tabled the pension bill on May 3.", "fulfilled", "tabled"),
    (TANKS, "Germany has made good on its promise to send tanks to Estonia.", "fulfilled", "made good on"),
    (TANKS, "Germany reneged on its pledge of tanks for Estonia.", "broken", "reneged on"),
    (TANKS, "Germany went back on its word to deliver tanks to Estonia.", "broken", "went back on"),
    (TANKS, "Germany failed to deliver the tanks to Estonia.", "broken", "failed to"),
    (TANKS, "Germany did not keep its promise to deliver tanks to Estonia.", "broken", "keep its"),
    (TANKS, "Germany fell short of its pledge of tanks for Estonia.", "broken", "fell short of"),
    (TANKS, "The tanks were delivered to Estonia, Germany said.", "fulfilled", "were delivered"),
    (TANKS, "Germany delivered 100 tanks to Estonia on Monday.", "fulfilled", "delivered"),
    (TANKS, "Germany missed its own deadline for the delivery of tanks to Estonia.", "broken", "missed its own"),
    (TANKS, "Germany delayed the tanks for Estonia.", "deferred", "delayed"),
    (TANKS, "Germany could deliver the tanks to Estonia in May.", None, ""),
    (TANKS, "Germany has yet to deliver the tanks to Estonia.", None, ""),
    (TANKS, "Poland delivered 40 tanks to Estonia on Monday.", None, ""),
    (TANKS, "Germany delivered blankets to Estonia on Monday.", None, ""),
    (TANKS, "Estonia took delivery of 100 tanks from Germany on Friday.", "fulfilled", "took delivery of"),
    (TANKS, "The first 100 tanks from Germany have arrived in Estonia.", "fulfilled", "have arrived"),
    (TANKS, "Germany has not delivered the tanks to Estonia that it had promised.", "broken", "has not delivered"),
    (TANKS, "Germany has not delivered the tanks to Estonia.", None, ""),
    (TANKS, "Germany delivered none of the tanks to Estonia.", "broken", "delivered"),
    (TANKS, "Germany delivered the tanks to Latvia instead of Estonia.", None, ""),
    (TANKS, "Tanks have reached Estonia as Germany had promised.", "fulfilled", "as Germany had promised"),
    (TALKS, "Peru postponed the peace talks with the rebels to June.", "deferred", "postponed"),
    (TALKS, "Peru pulled out of the peace talks with the rebels.", "withdrawn", "pulled out of"),
    (TALKS, "Peace talks with the rebels went ahead in Peru on Monday.", "fulfilled", "went ahead"),
    (TALKS, "Peru hosted peace talks with the rebels on Monday.", "fulfilled", "hosted"),
    (TALKS, "Peru walked away from the peace talks with the rebels.", "withdrawn", "walked away from"),
    (TALKS, "The peace talks with the rebels fell through, Peru said.", "withdrawn", "fell through"),
    (STRIKE, "Dock workers called off the Bergen strike over pay after a late offer.", "withdrawn", "called off"),
    (STRIKE, "The Bergen strike over pay was called off by the dock workers.", "withdrawn", "was called off"),
    (LAUNCH, "Orbita scrubbed the launch of its Falk rocket in high winds.", "withdrawn", "scrubbed"),
    (LAUNCH, "The launch of the Falk rocket was postponed to Thursday, Orbita said.", "deferred", "was postponed"),
    (LAUNCH, "The Falk rocket lifted off on Thursday, Orbita said.", "fulfilled", "lifted off"),
    (LAUNCH, "Orbita launched the Falk rocket on Thursday.", "fulfilled", "launched"),
    (TRUCE, "Armenia broke the ceasefire along the river within hours.", "broken", "broke the"),
    (TRUCE, "The ceasefire along the Aras river was violated by Armenia.", "broken", "was violated"),
    (TRUCE, "Armenia violated the ceasefire along the Aras.", "broken", "violated"),
    (TRUCE, "Armenia honoured the ceasefire along the Aras.", "fulfilled", "honoured"),
    (TRUCE, "Iran violated the ceasefire along the Aras, Armenia said.", None, ""),
    (TRUCE, "The ceasefire along the Aras was violated by Iran, said Armenia.", None, ""),
    (LEVY, "Iceland failed to meet the deadline to abolish the fishing levy.", "broken", "failed to"),
    (LEVY, "Iceland abolished the fishing levy on Monday.", "fulfilled", "abolished"),
    (LEVY, "The fishing levy has since been abolished in Iceland.", "fulfilled", "has since been abolished"),
    (TREATY, "Kenya pulled out of the Lake Treaty.", "withdrawn", "pulled out of"),
    (FLAG, "Malta withdrew its naval patrols from the gulf.", "fulfilled", "withdrew"),
    (FLAG, "Malta postponed the withdrawal of its naval patrols.", "deferred", "postponed"),
    (FLAG, "Malta ordered a delay to the withdrawal of its naval patrols.", "deferred", "ordered a delay to"),
    (TREATY, "Kenya remains committed to the Lake Treaty.", "reaffirmed", "remains committed to"),
    (TRUCE, "Armenia extended its ceasefire along the Aras.", "reaffirmed", "extended its"),
    (SANCTIONS, "Japan lifted sanctions on Burma on Monday.", "broken", "lifted"),
]  # fmt: skip


def _named(made: Brief, *names: str) -> Brief:
    """The brief with actors for the names that stand in it."""
    text = made.article.text
    who = []
    for name in names:
        spans = [Span(i, i + len(name)) for i in range(len(text)) if text.lower().startswith(name.lower(), i)]
        if spans:
            at = tuple(Evidence.at(made.article, s) for s in spans[:1])
            who.append(Actor(name, "organization", None, (), 0.9, True, tuple(spans), at, len(who)))
    return replace(made, who=tuple(who))


NAMES = ("Norway", "Sweden", "Chile", "Germany", "Poland", "Peru", "Dock workers", "Orbita", "Armenia", "Iran",
         "Iceland", "Kenya", "Malta", "Japan")  # fmt: skip


def _row(made: tuple[str, str, str], *later: tuple[str, str]) -> tuple[LedgerRow, tuple[Brief, ...]]:
    sentence, actor, action = made
    first = brief(sentence, "2024-03-01", stated=(commitment(sentence, (actor,), action),))
    stack = tuple(_named(b, *NAMES) for b in (first, *(brief(text, day) for day, text in later)))
    (row,) = ledger(stack).rows
    return row, stack


@pytest.mark.parametrize(("made", "later", "status", "cue"), TOLD)
def test_what_became_of_it(made: tuple[str, str, str], later: str, status: str | None, cue: str) -> None:
    row, stack = _row(made, ("2024-05-02", later))
    if status is None:
        assert row.changes == () and row.status == "new"
        return
    (change,) = row.changes
    assert (change.status, change.cue.strip()) == (status, cue)
    assert change.published == date(2024, 5, 2) and row.status == status
    (cite,) = change.cites
    assert stack[cite.article].text_of(cite.evidence) == later


def test_a_history_is_told_in_order_each_change_with_its_place() -> None:
    row, stack = _row(
        LAUNCH,
        ("2024-03-05", "Orbita scrubbed the launch of its Falk rocket in high winds."),
        ("2024-03-04", "The launch of the Falk rocket was postponed to Tuesday, Orbita said."),
        ("2024-03-09", "Orbita launched the Falk rocket on Friday."),
        ("2024-03-10", "On Friday Orbita launched its Falk rocket, the company said."),
    )
    assert [(c.published and c.published.day, c.status) for c in row.history] == [
        (1, "new"), (4, "deferred"), (5, "withdrawn"), (9, "fulfilled"),
    ]  # fmt: skip
    assert [len(c.cites) for c in row.history] == [1, 1, 1, 2]
    for change in row.history:
        for cite in change.cites:
            assert change.cue in stack[cite.article].text_of(cite.evidence) or change.status == "new"
    assert row.status == "fulfilled" and filtered(ledger(stack), Filter(status="fulfilled")).rows == (row,)
    told = shown.plain(ledger(stack))
    assert told.index("→ deferred, “was postponed”") < told.index("→ withdrawn, “scrubbed”") < told.index("→ fulfilled")
    assert "→ fulfilled, “launched”" in shown.markdown(ledger(stack))
    (made,) = shown.as_json(ledger(stack))["rows"]
    assert [h["status"] for h in made["history"]] == ["new", "deferred", "withdrawn", "fulfilled"]
    assert made["history"][1]["evidence"][0]["text"].startswith("The launch of the Falk rocket")


def test_what_an_earlier_article_says_is_no_change() -> None:
    row, _ = _row(BRIDGE, ("2024-02-02", "Norway has scrapped the plan to build a bridge over the Kallo strait."))
    assert row.changes == ()


IN_ONE = [
    ("President Mora pledged to close the Falk prison but has thus far failed to do so.", "close the Falk prison",
     "broken"),
    ("President Mora promised to close the Falk prison, which was later cancelled.", "close the Falk prison",
     "withdrawn"),
    ("President Mora promised to close the Falk prison and failed to win the vote.", "close the Falk prison", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "action", "status"), IN_ONE)
def test_a_sentence_that_goes_on_to_tell_what_became_of_it(sentence: str, action: str, status: str | None) -> None:
    row, _ = _row((sentence, "Mora", action))
    assert [c.status for c in row.changes] == ([status] if status else [])


def test_the_suspension_of_parliament_in_2019_as_three_articles_tell_it() -> None:
    said = (
        "Yesterday, the United Kingdom's Queen Elizabeth II announced she will comply with the request of Prime "
        "Minister Boris Johnson to suspend Parliament for parts of September and October."
    )
    happened = (
        "Per request of United Kingdom Prime Minister Boris Johnson, the Queen suspended parliament for five weeks "
        "yesterday."
    )
    told = (
        "Queen Elizabeth II suspended parliament at the behest of Boris Johnson, the current prime minister, on "
        "September 10."
    )
    act = "comply with the request of Prime Minister Boris Johnson to suspend Parliament"
    first = brief(said, "2019-08-29", stated=(commitment(said, ("Queen Elizabeth II",), act, strength=2),))
    later = (brief(happened, "2019-09-11"), brief(told, "2019-09-24"))
    named = [_named(b, "Queen", "Boris Johnson") for b in (first, *later)]
    stack = tuple(
        replace(b, who=tuple(replace(a, name="Queen Elizabeth II") if a.name == "Queen" else a for a in b.who))
        for b in named
    )
    (row,) = ledger(stack).rows
    assert [(c.status, len(c.cites), c.published) for c in row.history] == [
        ("new", 1, date(2019, 8, 29)),
        ("fulfilled", 2, date(2019, 9, 11)),
    ]


def test_guantanamo_was_pledged_to_be_closed() -> None:
    sentence = "President Barack Obama pledged to close Guantanamo Bay but has thus far failed to do so."
    row, _ = _row((sentence, "Barack Obama", "close Guantanamo Bay"))
    assert [c.status for c in row.history] == ["new", "broken"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Shares dropped 3% on Monday.",
        "She may postpone the trip.",
        "He would never break his promise to them.",
        "They called on Ankara to withdraw the bill.",
        "Officials denied that the summit had been called off.",
        "The council has not yet completed the road.",
    ],
)
def test_what_has_not_happened_is_no_turn(sentence: str) -> None:
    assert [t for t in turns(sentence) if not sentence.startswith("Shares")] == []
