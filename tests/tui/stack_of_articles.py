"""A small stack of articles about one story, with the dossier and the ledger that it makes: every part of the screens
has something to show, and nothing changes when the comparing of articles learns something."""

from __future__ import annotations

from datetime import date

from shelf_of_gold import find, mentions

from briefing.brief.model import (
    Actor,
    Brief,
    Commitment,
    Deadline,
    Document,
    EngineStamp,
    Evidence,
    Figure,
    Headline,
    Main,
    Quote,
    Term,
)
from briefing.dossier.model import (
    Cite,
    Copies,
    Dossier,
    Drift,
    FigureRow,
    FigureSide,
    Ledger,
    LedgerRow,
    RoleUse,
    Statement,
    Story,
    StoryActor,
    StoryEvent,
    StoryQuote,
    StoryTerm,
    Told,
)
from briefing.text.segment import Origin, segment

_TEXTS = (
    (
        "2024-03-04",
        "Ferry runs aground off Kallo, 26 people missing",
        "The ferry Halden ran aground off Kallo on Sunday night with 180 people on board. Rescuers said 26 people were "
        "missing.\n\nTransport Minister Ida Roos said the government would publish a full report by the end of June. "
        "“We will leave nothing out,” Roos told reporters.\n\nThe operator Norline will pay for all rescue costs.",
    ),
    (
        "2024-03-05",
        "Kallo ferry: 26 missing as search goes on",
        "Rescuers searched for 26 people on Tuesday after the ferry Halden ran aground off Kallo on Sunday night.\n\n"
        "Norline, which runs the ferry, said it will pay for all rescue costs. The ferry was built in 1998.",
    ),
    (
        "2024-03-05",
        "26 still missing after ferry accident",
        "Rescuers searched for 26 people on Tuesday after the ferry Halden ran aground off Kallo on Sunday night.\n\n"
        "Norline, which runs the ferry, said it will pay for all rescue costs. The ferry was built in 1998.",
    ),
    (
        "2024-03-09",
        "Captain of the Halden questioned; coast guard speaks of 31 missing",
        "The captain of the ferry Halden was questioned on Friday. The coast guard said 31 people were missing.\n\n"
        "Infrastructure Minister Ida Roos said the government aims to publish the report in September. “We need more "
        "time,” Roos said. Norline would not say whether it still pays.",
    ),
    (
        "2024-03-06",
        "Museum of clocks opens in Arden",
        "A museum of clocks opened in Arden on Wednesday. Mayor Jon Pell promised free entry for children until 2026.",
    ),
)


def documents() -> tuple[Document, ...]:
    """The articles."""
    return tuple(
        segment(
            text,
            Origin(
                title=title,
                published=date.fromisoformat(day),
                published_from="header",
                source=f"news/{n + 1}.txt",
                given_id=f"stack-{n + 1}",
            ),
        )
        for n, (day, title, text) in enumerate(_TEXTS)
    )


_DOCUMENTS = documents()


def _at(number: int, words: str) -> Evidence:
    span = find(_DOCUMENTS[number], words)
    assert span is not None, words
    return Evidence.at(_DOCUMENTS[number], span)


def _cites(*places: tuple[int, str]) -> tuple[Cite, ...]:
    return tuple(Cite(n, _at(n, words)) for n, words in places)


def _told(*places: tuple[int, str]) -> Told:
    return Told(places[0][1], _cites(*places))


def _commitment(
    number: int, actor: str, action: str, words: str, cue: str, strength: int, **more: object
) -> Commitment:
    facts = {"status": "new", "kind": "promise", "deadline": None, **more}
    return Commitment(
        actors=(actor,),
        action=action,
        strength=strength,
        amount=None,
        beneficiary=None,
        condition=None,
        source=None,
        cue=cue,
        rule="verb",
        evidence=(_at(number, words),),
        **facts,  # type: ignore[arg-type]
    )


def _due(number: int, text: str, value: str) -> Deadline:
    return Deadline(text, value, find(_DOCUMENTS[number], text))


_REPORT = (
    _commitment(
        0,
        "Government",
        "publish a full report",
        "the government would publish a full report by the end of June",
        "would",
        3,
        deadline=_due(0, "by the end of June", "2024-06-30"),
    ),
    _commitment(
        3,
        "Government",
        "publish the report",
        "the government aims to publish the report in September",
        "aims to",
        1,
        kind="plan",
        status="deferred",
        deadline=_due(3, "in September", "2024-09"),
    ),
)
_COSTS = (
    _commitment(
        0, "Norline", "pay for all rescue costs", "The operator Norline will pay for all rescue costs", "will", 3
    ),
    _commitment(1, "Norline", "pay for all rescue costs", "it will pay for all rescue costs", "will", 3),
)
_ENTRY = _commitment(
    4,
    "Jon Pell",
    "free entry for children",
    "promised free entry for children until 2026",
    "promised",
    3,
    deadline=_due(4, "until 2026", "2026"),
)
_ROLES = {0: "Transport Minister", 3: "Infrastructure Minister"}
_GROUND = "ran aground off Kallo on Sunday night"


def briefs() -> tuple[Brief, ...]:
    """The briefs, with as much in them as the screens look for."""
    stated = {0: (_REPORT[0], _COSTS[0]), 1: (_COSTS[1],), 3: (_REPORT[1],), 4: (_ENTRY,)}
    return tuple(
        Brief(
            article=document,
            what=(Headline(document.sentences[0].span.of(document.text), (Evidence(document.sentences[0].span, 0),)),),
            main=Main(),
            who=tuple(
                Actor(name, kind, _ROLES.get(n) if kind == "person" else None, (), 0.9, True, spans, ())
                for name, kind in (("Ida Roos", "person"), ("Norline", "org"), ("Jon Pell", "person"))
                if (spans := mentions(document, [name]))
            ),
            where=(),
            when=(),
            commitments=stated.get(n, ()),
            quotes=(),
            figures=(Figure("26 people", 26, "people", "missing", (_at(n, "26 people"),)),) if n < 3 else (),
            terms=(Term("ferry Halden", 0.9, mentions(document, ["ferry Halden"])),) if n < 4 else (),
            summary=(),
            engine=EngineStamp("0.1.0", "gold", 0.1),
        )
        for n, document in enumerate(_DOCUMENTS)
    )


def dossier_of(stack: tuple[Brief, ...], since: date | None = None, known: frozenset[int] | None = None) -> Dossier:
    """The dossier of the stack."""
    new = (_told((3, "The captain of the ferry Halden was questioned on Friday.")),) if since or known else ()
    missing = FigureRow(
        of="people missing",
        unit="people",
        sides=(
            FigureSide(
                "26 people",
                26,
                None,
                None,
                Told(
                    "Rescuers said 26 people were missing.",
                    _cites((0, "26 people"), (1, "26 people"), (2, "26 people")),
                ),
            ),
            FigureSide(
                "31 people",
                31,
                None,
                None,
                Told("The coast guard said 31 people were missing.", _cites((3, "31 people"))),
            ),
        ),
        contradiction=True,
        changed=False,
    )
    aboard = FigureRow(
        "people on board",
        "people",
        (FigureSide("180 people", 180, None, None, _told((0, "180 people"))),),
        False,
        False,
    )
    ferry = Story(
        title=_TEXTS[3][1],
        articles=(0, 1, 2, 3),
        copies=(Copies((1, 2), "wire copy", 0.97),),
        what=(
            _told((0, f"The ferry Halden {_GROUND} with 180 people on board."), (1, _GROUND)),
            _told((3, "The captain of the ferry Halden was questioned on Friday.")),
        ),
        who=(
            StoryActor(
                "Ida Roos",
                "person",
                ("Roos",),
                (RoleUse("Transport Minister", 0), RoleUse("Infrastructure Minister", 3)),
                (0, 3),
                4,
                0.9,
            ),
            StoryActor("Norline", "org", (), (RoleUse("operator", 0),), (0, 1, 3), 3, 0.6),
        ),
        events=(
            StoryEvent(
                "2024-03-03",
                "2024-03-03",
                _told((0, f"The ferry Halden {_GROUND} with 180 people on board."), (1, _GROUND)),
                False,
            ),
            StoryEvent(
                "2024-03-08",
                "2024-03-08",
                _told((3, "The captain of the ferry Halden was questioned on Friday.")),
                False,
            ),
            StoryEvent(
                "2024-09-01",
                "2024-09-30",
                _told((3, "the government aims to publish the report in September")),
                True,
            ),
        ),
        figures=(missing, aboard),
        quotes=(
            StoryQuote(
                Quote("We will leave nothing out,", "Ida Roos", "told", "direct", "marks", ()),
                _cites((0, "We will leave nothing out,")),
            ),
            StoryQuote(
                Quote("We need more time,", "Ida Roos", "said", "direct", "marks", ()),
                _cites((3, "We need more time,")),
            ),
        ),
        terms=(StoryTerm("ferry Halden", (0, 1, 3), 0.9),),
        only_one=(_told((1, "The ferry was built in 1998.")),),
        new=new,
    )
    museum = Story(
        _TEXTS[4][1],
        (4,),
        (),
        (_told((4, "A museum of clocks opened in Arden on Wednesday.")),),
        (StoryActor("Jon Pell", "person", (), (RoleUse("Mayor", 4),), (4,), 1, 0.5),),
        (),
        (),
        (),
        (),
        (),
        (),
    )
    return Dossier(stack, (ferry, museum), since, known)


def ledger_of(stack: tuple[Brief, ...]) -> Ledger:
    """The ledger of the stack."""
    days = [d.published for d in _DOCUMENTS]

    def statement(number: int, found: Commitment, *drift: Drift, also: tuple[Cite, ...] = ()) -> Statement:
        return Statement(found, days[number], (Cite(number, found.evidence[0]), *also), drift)

    repeated = _cites((1, "it will pay for all rescue costs"), (2, "it will pay for all rescue costs"))
    return Ledger(
        stack,
        (
            LedgerRow(
                "report",
                ("Government",),
                (statement(0, _REPORT[0]), statement(3, _REPORT[1], "weaker", "deadline", "status")),
                "2024-09-30",
            ),
            LedgerRow("entry", ("Jon Pell",), (statement(4, _ENTRY),), "2026-12-31"),
            LedgerRow("costs", ("Norline",), (statement(0, _COSTS[0], also=repeated),), None),
        ),
    )
