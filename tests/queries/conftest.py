"""A small invented store: two graphs of things with names."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.iris import PREFIXES, graph
from kg.queries.values import Names

THINGS = """
actor:minister-of-norland a eso:Person ; rdfs:label "Minister of Norland"@en, "Ministre de Norlande"@fr ;
  skos:altLabel "the Minister"@en .
actor:elise-bjork a eso:Person ; rdfs:label "Élise Björk"@en, "Élise Björk"@fr .
actor:norland a eso:State ; rdfs:label "Norland"@en, "Norlande"@fr .
actor:north a eso:Collective ; rdfs:label "the Allies"@en .
actor:south a eso:Collective ; rdfs:label "the allies"@en .
topic:harbour a eso:Topic ; rdfs:label "Harbour"@en, "Port"@fr .
event:harbour a eso:Event ; rdfs:label "Harbour"@en .
eso:Person rdfs:label "Person"@en, "Personne"@fr .
eso:Supports a eso:Stance ; rdfs:label "supports"@en, "soutient"@fr .
eso:DirectQuotation a eso:Mode ; rdfs:label "direct quotation"@en, "citation directe"@fr .
"""
SAYINGS = """
statement:s1 a eso:Statement ; eso:holder actor:minister-of-norland ; eso:latest "2030-05-31"^^xsd:date ;
  rdfs:label "Minister of Norland, in support of: It is open"@en .
statement:s2 a eso:Statement ; eso:holder actor:norland ; eso:latest "2029-03-31"^^xsd:date .
"""


@pytest.fixture(scope="session")
def store() -> ox.Store:
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    found = ox.Store()
    for name, text in (("context", THINGS), ("source/doe-2031", SAYINGS)):
        found.load(prefixes + text, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph(name)))
    return found


@pytest.fixture(scope="session")
def names(store: ox.Store) -> Names:
    return Names(store)
