"""`kg serve` offers the Reconciliation service; what it answers is tested in tests/reconcile."""

from __future__ import annotations

import json

import httpx


def test_a_name_is_matched_with_a_resource_of_the_graph_that_is_served(web: httpx.Client) -> None:
    manifest = web.get("/reconcile").json()
    assert manifest["view"]["url"].startswith(str(web.base_url).rstrip("/") + "/reconcile/en/")
    answer = web.post("/reconcile", data={"queries": json.dumps({"q": {"query": "Norlande", "type": "eso:State"}})})
    (only,) = answer.json()["q"]["result"]
    assert (only["id"], only["match"]) == ("actor/norland", True)
    assert web.get("/reconcile/en/view", params={"id": only["id"]}, follow_redirects=True).status_code == 200
