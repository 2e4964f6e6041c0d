"""Sentence boundaries, one row a paragraph: a bar stands where a sentence ends."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from briefing.text.sentences import split_sentences
from briefing.text.span import Span

PARAGRAPHS = r"""
He met Mr. Smith.|She left.
Gen. Smith and Lt. Col. Jones left for Washington, D.C.|They returned.
He said the No. 2 official, Adm. Jones, left.
Sen. John McCain, R-Ariz., voted no.
The case, Smith v. Jones, ended.
The U.S. Senate voted.|It passed.
The U.N. Security Council met.
The D.C. Circuit ruled.
They held the first Japan-U.S. Clean Energy Partnership meeting.
Die Bundesregierung trat am 3. Mai zusammen.|Sie beschloss das Gesetz.
Sie trafen sich am 4. April in Berlin.|Am 12. Oktober reisten sie ab.
The team scored 3.|April was better.
“I am 20.|My brother is 22,” she said.
The delegates negotiated the EU-U.S. Privacy Shield framework.
He flew to the U.S.|The trip lasted a day.
They live in the U.S.|He said so.
Let's go to the U.S. now.
They came from the U.S. in May.
The U.S. May report is due.
Is this the U.S.?|Yes.
The U.S., the U.K. and the E.U. agreed.
The U.S.-led force left.
At 5 p.m. Friday the talks ended.
At 5 p.m.|President Bush spoke.
It opens at 9 a.m. EST on Monday.
It caught fire at around 7.45 p.m. local time.
They met at 10 a.m.|The talks lasted.
At 3:30 p.m. the U.S. said: 'Stop.'|It did.
George W. Bush spoke.|J. K. Rowling did not.
John F. Kennedy Jr. died.
Smith, Jr. won.|Biden Jr.|He lost.
J. A. Smith met A. Q. Khan and W. E. B. Du Bois.
Samuel I. Newhouse came and so did I.|Smith left.
Plan B.|The other plan failed.
That is vitamin C.|They said so.
World War II.|The end.
Elizabeth II.|She died.
Apple Inc. said on Monday that it would.|The Co. is old.
He works for Apple Inc.|The company declined to comment.
The firm, Smith & Co., failed.
HDT Védelmi Ipari Kft. (HDT Limited) acquired a share.
Oil, gas, etc.|Prices rose.
Oil, gas, etc. were sold.
He has a Ph.D.|He is smart.
He lives at No. 10 Downing Street.
The answer is no.|The talks failed.
No.|I will not.
See Art. 5 of the treaty.|Modern art.|The show was good.
See pp. 10-12.|Also vol. 3.
It cost $3.5 million.|Prices rose 2.5 percent.
He has $5 bn.|That is a lot.
They met on Jan. 5 in Geneva.|In Feb.|The talks began.
He arrived Sept. 11.|He left Oct. 3.
It began on May 7.|26 people died.
In 2010.|26 people died.
He joined in 1999.|Mr. Smith left.
1. The first point stands.|It is clear.
The vote was 5-4.|Justice Kennedy wrote it.
Turn left at Fifth Ave.|The shop is there.
He is from St. Louis.|It is on Main St.|The house is old.
I can see Mt. Fuji from here.
The ship sank off Miami, Fla. on Monday.
The ship sank off Miami, Fla.|The crew survived.
"Why?" Smith asked.|Nobody answered.
"What now?" he asked.
"Go home!" the crowd shouted.
"Stop!"|She did not.
“Are we safe?”|Many asked that.
“Who are you?” the man asked.|“No one.”
“It is over.”|He left.
He said: "I am done."|Then he left.
She said, "It was 'great.'"|He agreed.
He resigned.|"we are lost," he said.
The prime minister said: “We have won!”|The crowd cheered.
His wife asked: Why me?|Nobody could say.
What he did (and why?) is unknown.
He asked why?|Nobody knew!|Then he left.
The bill (which failed.) was read.
(He left early.)|The others stayed.
"We ... will not go," he said.
"..But what are the Iranians do?|... same with the Syrians... are they helpful?"
He waited...|The door opened.
He said that... it was over.
He scored. . . and left.
We never back down.|[...] For as long as they stay, we stay.
“It is right […]|If it turns out that it is not, I go.”
Death to this ].|Is this how you want to act?
Yahoo! News reported it.
It ended.[1]|The next began.
Visit www.state.gov.|Then call.
Visit https://www.usaid.gov/west-bank-and-gaza/meppa.
Mr.Rakesh said no.
He was killed.|al-Shabaab said it did it.
e.g. this one, i.e. that one.
Values-Driven.|Infrastructure will be built.
"He did.|But I didn't."
今日は晴れです。|明日は雨です。
क्या आप ठीक हैं?|हाँ।|मैं ठीक हूँ।
هل وصلت؟|نعم وصلت.
Он приехал.|Потом он уехал.
Il est parti.|«Non!»|Elle reste.
"""
ROWS = [row for row in PARAGRAPHS.strip().splitlines() if row]


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize("row", ROWS)
def test_boundaries(row: str) -> None:
    assert sentences(" ".join(row.split("|"))) == row.split("|")


@pytest.mark.parametrize(
    "row",
    [
        "The vast majority limit the use of landmines (APL).|These changes reflect it.",
        "We thank you for support like this.|We love you all.",
        "彼は「行く。」|と言った。|それだけだ。",
    ],
)
def test_boundaries_without_a_space(row: str) -> None:
    assert sentences(row.replace("|", "")) == row.split("|")


@pytest.mark.parametrize("text", ["He moved to Amazon.Com in May.", "See file.Read for it.", "Node.JS is used."])
def test_no_boundary_in_names(text: str) -> None:
    assert sentences(text) == [text]


def test_a_newline_is_a_space() -> None:
    text = "The minister said that he would\nsign the treaty. He left\nthe hall."
    assert sentences(text) == ["The minister said that he would\nsign the treaty.", "He left\nthe hall."]


def test_every_word_is_in_a_sentence_and_in_one_only() -> None:
    text = " ".join(row.replace("|", " ") for row in ROWS)
    spans = split_sentences(text, Span(0, len(text)))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    between = [text[a.end : b.start] for a, b in pairwise(spans)]
    assert not any(c.isalnum() for gap in (text[: spans[0].start], *between, text[spans[-1].end :]) for c in gap)


@pytest.mark.parametrize("text", ["", " ", "...", '"', "[...]", "no mark"])
def test_marks_alone_are_at_most_one_sentence(text: str) -> None:
    assert sentences(text) == ([text] if text.strip() else [])


@pytest.mark.parametrize("unit", ["a. ", "A. ", ". ", "[...] ", "Ab! ", "中。", '"', "I. ", "1. ", "x.Y"])
def test_time_is_linear(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    started = time.process_time()
    split_sentences(text, Span(0, len(text)))
    assert time.process_time() - started < 5
