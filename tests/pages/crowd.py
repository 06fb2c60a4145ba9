"""An invented graph of any size: towns and guilds of the Thousand Isles, each with an opinion on many things."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, RDFS, Dataset, Literal

from kg.namespaces import ESO, resource, source_graph
from tests.pages import sample

KINDS = ("Person", "State", "Institution", "Collective")
PLACES = ("Harbour", "Lighthouse", "Ferry", "Quarry", "Market", "Orchard", "Bell Tower", "Salt Works")
WISHES = (
    ("must stay open to all ships, whatever the winter brings", "doit rester ouvert à tous les navires, même l’hiver"),
    ("should be paid for by everyone who uses it", "devrait être payé par tous ceux qui s’en servent"),
    ("is no business of the mainland", "ne regarde pas le continent"),
    ("needs a treaty", "demande un traité"),
)
STANCES = "++++--?~"
MODES = "QRVAW"
SOURCE = "doe-2031"


def crowd(holders: int, propositions: int, topics: int = 12) -> Dataset:
    """So many holders and propositions, three statements for each two propositions."""
    whole = sample.dataset([*_statements(holders, propositions)], SOURCE)
    graph = whole.graph(source_graph(SOURCE))

    def named(kind: str, slug: str, number: int, english: str, french: str) -> None:
        graph.add((resource(kind, slug), RDFS.label, Literal(f"{english} {number}", lang="en")))
        graph.add((resource(kind, slug), RDFS.label, Literal(f"{french} {number}", lang="fr")))

    for n in range(topics):
        graph.add((resource("topic", f"isle-{n}"), RDF.type, ESO.Topic))
        named("topic", f"isle-{n}", n, "Affairs of isle", "Affaires de l’île")
    for n in range(holders):
        graph.add((resource("actor", f"town-{n}"), RDF.type, ESO[KINDS[n % 4]]))
        named("actor", f"town-{n}", n, ("Mayor of Town", "Town", "Guild", "People of Town")[n % 4], "Bourg")
    for n in range(propositions):
        place, wish = PLACES[n % 8], WISHES[n // 8 % 4]
        node = resource("proposition", f"wish-{n}")
        graph.add((node, RDF.type, ESO.Proposition))
        graph.add((node, ESO.topic, resource("topic", f"isle-{(n * 7 + n // 5) % topics}")))
        graph.add((node, RDFS.label, Literal(f"{place} {n} {wish[0]}", lang="en")))
        graph.add((node, RDFS.label, Literal(f"{place} {n} {wish[1]}", lang="fr")))
        if n % 20 == 1:
            graph.add((node, ESO.conflictsWith, resource("proposition", f"wish-{n - 1}")))
    return whole


def _statements(holders: int, propositions: int) -> Iterator[sample.Said]:
    """Every third statement is of one of the first five holders, who have an opinion on everything."""
    for n in range(max(propositions * 3 // 2, holders)):
        holder = n % 5 if n % 3 == 0 else n * 7 % holders
        year = 2000 + n * 13 % 31
        dated = (f"{year}-01-01", f"{year}-12-31") if n % 4 else ()
        yield sample.Said(f"town-{holder}", MODES[n % 5] + STANCES[n // 5 % 8], f"wish-{n % propositions}", *dated)
