"""A dossier or a ledger as the text of a file."""

from __future__ import annotations

import json

from briefing.dossier.model import Dossier, Ledger


def dossier_text(found: Dossier, suffix: str) -> str:
    """A dossier in the form of a file name's ending; plain text for any other."""
    from briefing.render.dossier import as_json, markdown, plain

    if suffix == ".json":
        return json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n"
    return markdown(found) if suffix == ".md" else plain(found)


def ledger_text(found: Ledger, suffix: str) -> str:
    """A ledger in the form of a file name's ending; plain text for any other."""
    from briefing.render import ledger as renders

    if suffix == ".json":
        return json.dumps(renders.as_json(found), ensure_ascii=False, indent=1) + "\n"
    if suffix == ".ics":
        return renders.as_ics(found).decode("utf-8")
    return {".md": renders.markdown, ".csv": renders.as_csv}.get(suffix, renders.plain)(found)
