"""Candidates for links: from labels that are shipped, and from services that speak the Reconciliation Service API.

Nothing here holds a link to be true; a person promotes a candidate (docs/linking.md).
"""

from kg.candidates.online import Answered, Service
from kg.candidates.propose import Proposal, Tables, extended, from_labels, order, rows

__all__ = ["Answered", "Proposal", "Service", "Tables", "extended", "from_labels", "order", "rows"]
