"""What somebody bound itself to, in words that cannot be read the wrong way round."""

from __future__ import annotations

from briefing.brief.model import Commitment
from briefing.text.clean import clean_line

# An action is given in the article's words, "send troops", also where the actor refuses to, or will no longer.
_REVERSED_KINDS = frozenset({"refusal"})
_REVERSED_STATUS = frozenset({"withdrawn", "broken"})


def action_words(commitment: Commitment) -> str:
    """The action; before it, in brackets as what is added to a text is, that it is refused or no longer stands:
    "[refusal] send troops"."""
    if commitment.kind in _REVERSED_KINDS:
        mark = f"[{commitment.kind}] "
    elif commitment.status in _REVERSED_STATUS:
        mark = f"[{commitment.status}] "
    else:
        mark = ""
    return mark + clean_line(commitment.action)
