"""The table of rules, in the order in which they win over others of the same place and length."""

from __future__ import annotations

from briefing.extract.when.rule import Rule
from briefing.extract.when.rules.clock import CLOCK
from briefing.extract.when.rules.days import DAYS
from briefing.extract.when.rules.lengths import LENGTHS
from briefing.extract.when.rules.parts import PARTS
from briefing.extract.when.rules.relative import RELATIVE
from briefing.extract.when.rules.sets import SETS
from briefing.extract.when.rules.spans import SPANS
from briefing.extract.when.rules.vague import VAGUE

RULES: tuple[Rule, ...] = (*DAYS, *SPANS, *RELATIVE, *CLOCK, *VAGUE, *SETS, *LENGTHS, *PARTS)
