"""Our actors, treaties, topics, events, places and offices as a Reconciliation service (docs/linking.md).

Version 0.2 of the Reconciliation Service API of the W3C Entity Reconciliation Community Group
<https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/>: functions from what is asked to what
is answered; HTTP is in `kg.server.reconciling`.
"""

from kg.reconcile.catalogue import Catalogue, Entity, read

__all__ = ["Catalogue", "Entity", "read"]
