"""What the pages need to know besides the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.pages.texts import both


@dataclass(frozen=True)
class DataFile:
    """A file next to `index.html`, and what it is, in English and French."""

    path: str
    about: Mapping[str, str]


KEYWORDS = (
    *("knowledge graph", "ontology", "linked data", "SPARQL", "political discourse", "European security", "NATO"),
    *("strategic autonomy", "arms control", "provenance"),
)

FILES = (
    DataFile("id/index.html", both("each resource on a page of its own", "chaque ressource sur sa propre page")),
    DataFile("graph.ttl", both("everything asserted, as Turtle", "tout ce qui est affirmé, en Turtle")),
    DataFile("graph.nq", both("all named graphs, as N-Quads", "tous les graphes nommés, en N-Quads")),
    DataFile("graph.jsonld", both("the same as JSON-LD", "la même chose en JSON-LD")),
    DataFile("graph.rdf", both("the same as RDF/XML", "la même chose en RDF/XML")),
    DataFile("inferred.nt", both("what follows by reasoning", "ce qui se déduit par raisonnement")),
    DataFile("nanopubs.trig", both("each statement as a nanopublication", "chaque énoncé en nanopublication")),
    DataFile("links.sssom.tsv", both("links to other data sets", "liens vers d’autres jeux de données")),
    DataFile("networks/holders.graphml", both("the first view as a network", "la première vue en réseau")),
    DataFile("context.jsonld", both("JSON-LD context for web developers", "contexte JSON-LD pour le Web")),
    DataFile("ontology/index.html", both("the vocabulary, documented", "le vocabulaire, documenté")),
    DataFile("void.ttl", both("description of the data set", "description du jeu de données")),
    DataFile("coverage.json", both("which sentences are coded", "quelles phrases sont codées")),
)


@dataclass(frozen=True)
class Site:
    """The data set as the pages present it.

    `released` is the day of the version's release, if it has one. `citation` is how to cite the data set.
    `source_citations` are the sources in words; where there are none, the
    pages make them from the graph. `files` are linked from `index.html`.
    """

    version: str
    title: Mapping[str, str] = field(
        default_factory=lambda: both(
            "European Security Order Knowledge Graph",
            "Graphe de connaissances sur l’ordre de sécurité européen",
        )
    )
    about: Mapping[str, str] = field(
        default_factory=lambda: both(
            "Who holds which position on Europe’s security, since when, against whom and on what evidence: actors, "
            "treaties, events, propositions and the statements that sources report, each with the passage it rests on.",
            "Qui défend quelle position sur la sécurité de l’Europe, depuis quand, contre qui et sur quelles preuves : "
            "acteurs, traités, événements, propositions et énoncés rapportés par les sources, chacun avec son passage.",
        )
    )
    released: str = ""
    citation: str = ""
    source_citations: tuple[str, ...] = ()
    files: tuple[DataFile, ...] = FILES
