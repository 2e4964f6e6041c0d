"""The ledger: one row for one commitment, its history, its drift, and what a user can ask of it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from briefing.brief.model import Brief, Commitment, Deadline
from briefing.dossier.drift import last_day
from briefing.dossier.forms import one_form
from briefing.dossier.ledger import Filter, actors_like, filtered, ledger
from briefing.dossier.parties import Parties
from briefing.render import ledger as shown
from tests.briefs import brief, commitment
from tests.test_ics import events


def _brief(published: str | None, *stated: tuple[str, Commitment]) -> Brief:
    """A brief whose article is the sentences of its commitments, a paragraph each."""
    return brief("\n\n".join(s for s, _ in stated), published, stated=stated)


JANUARY = _brief(
    "2022-01-10",
    commitment(
        "Germany pledged to deliver 100 tanks to Ukraine by June.",
        ("Germany",),
        "deliver 100 tanks to Ukraine by June",
        deadline=Deadline("by June", "2022-06"),
        amount="100 tanks",
        beneficiary="Ukraine",
    ),
    commitment("France will host the talks.", ("France",), "host the talks", strength=2, kind="plan"),
)
MARCH = _brief(
    "2022-03-01",
    commitment(
        "The German government aims to deliver 80 tanks to Ukraine by December.",
        ("Federal Republic of Germany",),
        "deliver 80 tanks to Ukraine by December",
        strength=1,
        deadline=Deadline("by December", "2022-12"),
        amount="80 tanks",
        status="deferred",
        beneficiary="Ukraine",
    ),
    commitment("France will not host talks.", ("France",), "host talks", kind="refusal", strength=2),
)


def test_one_commitment_is_one_row_with_its_drift() -> None:
    (row,) = filtered(ledger((MARCH, JANUARY)), Filter(by="Germany")).rows
    assert row.actors == ("Federal Republic of Germany",)
    assert [s.published for s in row.statements] == [date(2022, 1, 10), date(2022, 3, 1)]
    assert row.first.drift == ()
    assert row.latest.drift == ("weaker", "deadline", "amount", "status")
    assert (row.status, row.due) == ("deferred", "2022-12-31")


def test_a_refusal_is_another_row() -> None:
    rows = filtered(ledger((JANUARY, MARCH)), Filter(by="France")).rows
    assert sorted(r.latest.commitment.kind for r in rows) == ["plan", "refusal"]


def test_every_statement_cites_its_sentence() -> None:
    whole = ledger((JANUARY, MARCH))
    for row in whole.rows:
        for statement in row.statements:
            for cite in statement.cites:
                assert statement.commitment.action in whole.briefs[cite.article].text_of(cite.evidence)


def test_the_same_again_adds_nothing() -> None:
    once, twice = ledger((JANUARY, MARCH)), ledger((JANUARY, MARCH, JANUARY, MARCH))
    assert once.rows == twice.rows


def test_two_articles_of_a_day_are_one_statement_with_two_cites() -> None:
    other = _brief("2022-01-10", commitment("France, he said, will host the talks.", ("France",), "host the talks"))
    same = _brief(
        "2022-01-10",
        commitment("Paris said France will host the talks.", ("France",), "host the talks", strength=2, kind="plan"),
    )
    (row,) = filtered(ledger((JANUARY, same)), Filter(by="France")).rows
    assert len(row.statements) == 1 and {c.article for c in row.latest.cites} == {0, 1}
    (row,) = filtered(ledger((JANUARY, other)), Filter(by="France")).rows
    assert len(row.statements) == 1 and row.latest.drift == (), "two sources word it in two ways"


TRAINS = "deliver trains to Hungary"
DRIFTS = [
    ({"strength": 3}, {"strength": 1}, ("weaker",)),
    ({"strength": 1}, {"strength": 3}, ("stronger",)),
    ({"strength": 2}, {"strength": 2}, ()),
    ({"due": "2022-06"}, {"due": "2022-12"}, ("deadline",)),
    ({"due": "2022-06"}, {"due": "2022-06-30"}, ()),
    ({"due": "2022"}, {"due": "2022-06-30"}, ()),
    ({"due": "2022-06-30"}, {"due": "P3D"}, ()),
    ({"due": "2022-Q2"}, {"due": "2022-06-30"}, ()),
    ({"due": "2022-06-30"}, {"due": None}, ()),
    ({"amount": "40 trains"}, {"amount": "30 trains"}, ("amount",)),
    ({"amount": "40 trains"}, {"amount": "about 40 trains"}, ()),
    ({"amount": "40 trains"}, {"amount": "200 carriages"}, ()),
    ({"amount": "$5 billion"}, {"amount": "USD 5bn"}, ()),
    ({"amount": "5 billion dollars"}, {"amount": "$5,000 million"}, ()),
    ({"amount": "$5 billion"}, {"amount": "$3.5 billion"}, ("amount",)),
    ({"amount": "$5 billion"}, {"amount": "€4 billion"}, ()),
    ({"amount": "a lot of trains"}, {"amount": "some trains"}, ()),
    ({"amount": "at least 30 percent"}, {"amount": "30 percent"}, ()),
    ({"amount": "30 percent"}, {"amount": "20 percent"}, ("amount",)),
    ({"strength": 3, "due": "2022-06", "amount": "40 trains"}, {"strength": 1, "due": "2023", "amount": "30 trains"},
     ("weaker", "deadline", "amount")),
    ({"status": "new"}, {"status": "deferred"}, ("status",)),
    ({"status": "new"}, {"status": "prior"}, ()),
    ({"strength": 1}, {"strength": 2, "status": "withdrawn"}, ("status",)),
    ({"strength": 3}, {"strength": 2, "status": "fulfilled"}, ("status",)),
]  # fmt: skip


def _trains(day: str, lead: str, strength: int = 2, due: str | None = None, **more: str) -> Brief:
    deadline = Deadline("by then", due) if due else None
    sentence = f"{lead} Turkey will deliver trains to Hungary."
    return _brief(day, commitment(sentence, ("Turkey",), TRAINS, strength=strength, deadline=deadline, **more))


@pytest.mark.parametrize(("before", "after", "drift"), DRIFTS)
def test_drift_is_told_from_day_to_day_and_not_between_sources_of_a_day(
    before: dict[str, object], after: dict[str, object], drift: tuple[str, ...]
) -> None:
    first = _trains("2022-01-10", "In Ankara,", **before)  # type: ignore[arg-type]
    (row,) = ledger((first, _trains("2022-02-10", "In Budapest,", **after))).rows  # type: ignore[arg-type]
    assert row.latest.drift == drift
    (row,) = ledger((first, _trains("2022-01-10", "In Budapest,", **after))).rows  # type: ignore[arg-type]
    assert {d for s in row.statements for d in s.drift} == set(drift) & {"status"}


def test_what_a_source_of_the_day_before_said_already_is_no_drift() -> None:
    will, aims = _trains("2022-01-10", "In Ankara,", 3), _trains("2022-01-10", "In Izmir,", 1)
    (row,) = ledger((will, aims, _trains("2022-02-10", "In Budapest,", 1))).rows
    assert [s.drift for s in row.statements] == [(), ()] and len(row.first.cites) == 2
    (row,) = ledger((will, _trains("2022-02-10", "In Budapest,", 1), _trains("2022-03-10", "In Vienna,", 1))).rows
    assert [s.drift for s in row.statements] == [(), ("weaker",), ()]


def test_a_day_that_a_second_source_names_is_due() -> None:
    (row,) = ledger((_trains("2022-01-10", "In Ankara,"), _trains("2022-01-10", "In Izmir,", due="2022-06"))).rows
    assert row.due == "2022-06-30" and len(row.statements) == 1


@pytest.mark.parametrize(
    ("wanted", "actions"),
    [
        (Filter(), 3),
        (Filter(to="Ukraine"), 1),
        (Filter(to="ukraine", by="Germany"), 1),
        (Filter(to="Poland"), 0),
        (Filter(due_before=date(2023, 1, 1)), 1),
        (Filter(due_before=date(2022, 12, 31)), 0),
        (Filter(status="deferred"), 1),
        (Filter(status="new"), 2),
        (Filter(by="Merkel"), 0),
    ],
)
def test_filters(wanted: Filter, actions: int) -> None:
    assert len(filtered(ledger((JANUARY, MARCH)), wanted).rows) == actions


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-05-25", "2025-05-25"),
        ("2025-05", "2025-05-31"),
        ("2024-02", "2024-02-29"),
        ("2025-12", "2025-12-31"),
        ("2026", "2026-12-31"),
        ("2025-W21", "2025-05-25"),
        ("2025-Q3", "2025-09-30"),
        ("2025-H1", "2025-06-30"),
        ("2025-SU", "2025-08-31"),
        ("203", "2039-12-31"),
        ("2025-05-08/2025-05-10", "2025-05-10"),
        ("2025-05-25T08:00", "2025-05-25"),
        ("P3D", None),
        ("FUTURE_REF", None),
        ("2025-02-31", None),
        (None, None),
    ],
)
def test_the_last_day_of_a_value(value: str | None, day: str | None) -> None:
    assert last_day(value) == day


# --- who is bound ---

PARTIES = Parties({"joseph r biden jr": "united states", "boris johnson": "united kingdom", "carrie lam": "hong kong"})


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Biden", "United States", True),
        ("Biden Administration", "U.S. government", True),
        ("Biden-Harris Administration", "Joseph R. Biden, Jr.", True),
        ("US troops", "United States", True),
        ("U.S. Department of the Treasury", "United States", True),
        ("White House", "President Biden", True),
        ("Boris Johnson", "British government", True),
        ("Carrie Lam", "Hong Kong government", True),
        ("Turkish forces", "Turkey", True),
        ("Britons", "Boris Johnson", False),
        ("Boris Johnson", "United States", False),
        ("Labour Party", "United Kingdom", False),
        ("Turkish forces", "Syria", False),
        ("United States", "European Union", False),
    ],
)
def test_a_state_its_head_and_its_arms_are_one_party(a: str, b: str, same: bool) -> None:
    assert PARTIES.same(a, b) is PARTIES.same(b, a) is same


@pytest.mark.parametrize(
    ("text", "role", "state"),
    [
        ("UK Prime Minister Boris Johnson spoke.", "UK Prime Minister", "united kingdom"),
        ("Boris Johnson, Prime Minister of the United Kingdom, spoke.", "Prime Minister of the United Kingdom",
         "united kingdom"),
        ("President Boris Johnson of the Republic of Colombia spoke.", "President", "colombia"),
        ("Prime Minister Boris Johnson of Greater London spoke.", "Prime Minister", None),
        ("Former British prime minister Boris Johnson spoke.", "Former British prime minister", None),
        ("Boris Johnson, mayor of London, spoke.", "mayor of London", None),
        ("Boris Johnson, vice president of the United States, spoke.", "vice president of the United States", None),
    ],
)  # fmt: skip
def test_heads_are_known_by_what_the_articles_call_them(text: str, role: str, state: str | None) -> None:
    made = brief(text, "2020-01-01", people=("Boris Johnson",))
    made = replace(made, who=(replace(made.who[0], role=role),))
    assert Parties.of((made,)).heads.get("boris johnson") == state


ONE_OR_TWO = [
    ("The United States is delivering aid to the most vulnerable in Yemen.", "delivering aid to the most vulnerable in"
     " Yemen", "The United States is delivering aid to Rohingya.", "delivering aid to Rohingya", 2),
    ("The United States will fully support these efforts.", "fully support these efforts",
     "The United States affirmed its continued support in this regard.", "its continued support in this regard", 2),
    ("The United States will withdraw its troops from Syria.", "withdraw its troops from Syria",
     "US troops will be leaving Syria, the United States said.", "leaving Syria", 1),
    ("The United States will not withdraw its troops from Syria.", "not withdraw its troops from Syria",
     "US troops will be leaving Syria, the United States said.", "leaving Syria", 2),
]  # fmt: skip


@pytest.mark.parametrize(("first", "act", "second", "other", "rows"), ONE_OR_TWO)
def test_one_commitment_or_two(first: str, act: str, second: str, other: str, rows: int) -> None:
    stack = (
        _brief("2022-03-01", commitment(first, ("United States",), act)),
        _brief("2022-03-09", commitment(second, ("US troops" if "troops" in second else "United States",), other)),
    )
    assert len(ledger(stack).rows) == rows


# --- asking it, and taking it away ---

NATIONS = _brief(
    "2022-03-01",
    commitment("The United States will send aid to Ukraine.", ("United States",), "send aid to Ukraine"),
    commitment("The White House will lift the tariff.", ("White House",), "lift the tariff"),
    commitment("US troops will leave Syria.", ("US troops",), "leave Syria"),
    commitment("Britain will train Ukrainian soldiers.", ("Britain",), "train Ukrainian soldiers"),
)


@pytest.mark.parametrize("typed", ["US", "U.S.", "USA", "United States", "united states of america", "Washington"])
def test_a_state_is_asked_for_by_any_of_its_names(typed: str) -> None:
    found = filtered(ledger((NATIONS,)), Filter(by=typed)).rows
    assert {r.actors[0] for r in found} == {"United States", "White House", "US troops"}


@pytest.mark.parametrize(("typed", "rows"), [("Ukraine", 2), ("Kyiv", 2), ("Syria", 1), ("UK", 0)])
def test_whom_it_is_for(typed: str, rows: int) -> None:
    assert len(filtered(ledger((NATIONS,)), Filter(to=typed)).rows) == rows


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Untied States", "United States"), ("Britian", "Britain"), ("White Huose", "White House"), ("Zzz", None)],
)
def test_an_actor_like_it(typed: str, near: str | None) -> None:
    assert actors_like(typed, ledger((NATIONS,)))[:1] == ((near,) if near else ())


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "＝", "\t=", "  =", "|", "%"])
def test_no_cell_of_the_table_is_a_formula(lead: str) -> None:
    cell = f"{lead}cmd|' /C calc'!A0"
    bad = _brief("2022-03-01", commitment("France will host the talks.", (cell,), cell, amount=cell, beneficiary=cell))
    rows = list(csv.reader(io.StringIO(shown.as_csv(ledger((bad,))))))
    assert len(rows) == 2 and len(rows[0]) == len(rows[1]) == len(shown.COLUMNS)
    for value in rows[1]:
        assert value.lstrip()[:1] not in tuple("=+-@＝|%")


def test_the_calendar_reads_back_and_keeps_its_identifiers() -> None:
    before = events(shown.as_ics(ledger((JANUARY,))))
    after = events(shown.as_ics(ledger((JANUARY, MARCH))))
    (old,), (new,) = before, after
    assert old["UID"] == new["UID"] and old.errors == new.errors == []
    assert (old.decoded("DTSTART"), new.decoded("DTSTART")) == (date(2022, 6, 30), date(2022, 12, 31))
    assert new.decoded("DTEND") == date(2023, 1, 1)
    twins = tuple(
        _brief(day, commitment(f"Norway will pay {n} by June.", ("Norway",), "pay", deadline=Deadline("by June", due)))
        for n, day, due in (("Peru", "2022-03-01", "2022-06"), ("Chile", "2023-03-01", "2023-06"))
    )
    found = events(shown.as_ics(ledger(twins)))
    assert len({str(e["UID"]) for e in found}) == len(found)


FORMS = [
    (("G7 Leaders", "G7 leaders", "G7 leaders"), "G7 leaders"),
    (("Blinken", "Antony J. Blinken"), "Antony J. Blinken"),
    (("USA", "United States", "United States"), "United States"),
    (("Scholz", "Olaf Scholz", "Britta Scholz"), "Scholz"),  # which of the two is not known
    (("Americans", "United States"), "Americans"),
    (("Ford", "Ford Motor Company"), "Ford Motor Company"),
    (("Ford", "Ford Motor Company", "Gerald Ford"), "Ford"),
    (("Senate", "Senate of Canada"), "Senate"),
    (("scientists", "NASA scientists"), "scientists"),
    (("Republic of Iraq", "Iraq", "Iraq"), "Iraq"),
]


@pytest.mark.parametrize(("named", "wanted"), FORMS)
def test_the_form_of_a_name_under_which_all_commitments_stand(named: tuple[str, ...], wanted: str) -> None:
    assert one_form(named)[named[0]] == wanted


# Two statements by one actor on a stack of one day or of two, and whether they are one commitment.
BY_NAME_ALONE = [
    ("Stadler pledged 40 trains by end of June.", "40 trains by end of June",
     "Stadler will deliver 40 trains to Hungary, it said.", "deliver 40 trains", 1),
    ("Germany promised 14 Leopard tanks for Ukraine.", "14 Leopard tanks",
     "Germany will send 14 Leopard tanks to Ukraine in March.", "send 14 Leopard tanks to Ukraine", 1),
    ("Norway pledged $500 million in aid for Gaza.", "$500 million in aid for Gaza",
     "Norway will give $500 million in aid to Sudan.", "give $500 million in aid to Sudan", 2),
    ("Stadler pledged 40 trains by June.", "40 trains", "Stadler will scrap 40 old trains.", "scrap 40 old trains", 2),
    ("Kenya will keep the Falk mine open.", "keep the Falk mine open",
     "Kenya will close the Falk mine.", "close the Falk mine", 2),
]  # fmt: skip


@pytest.mark.parametrize("days", [("2024-02-01", "2024-03-01"), ("2024-02-01",)])
@pytest.mark.parametrize(("first", "act", "later", "other", "rows"), BY_NAME_ALONE)
def test_what_is_promised_by_its_name_alone(
    first: str, act: str, later: str, other: str, rows: int, days: tuple[str, ...]
) -> None:
    actor = first.split()[0]
    due = {"deadline": Deadline("by end of June", "2024-06-30")} if "by end of June" in act else {}
    said = commitment(first, (actor,), act, **due), commitment(later, (actor,), other)
    stack = (_brief(days[0], *said),) if len(days) == 1 else tuple(map(_brief, days, said))
    assert len(ledger(stack).rows) == rows
