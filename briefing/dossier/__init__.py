"""The layer over many briefs: the dossier of a stack of articles and the ledger of their commitments."""

from __future__ import annotations

from briefing.dossier.assemble import dossier
from briefing.dossier.ledger import Filter, actors_like, filtered, ledger
from briefing.dossier.model import Dossier, Ledger
from briefing.dossier.order import in_order

__all__ = ["Dossier", "Filter", "Ledger", "actors_like", "dossier", "filtered", "in_order", "ledger"]
