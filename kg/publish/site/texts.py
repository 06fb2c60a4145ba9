"""Every word of the resources' pages that comes neither from the graph nor from the other pages, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Label = Mapping[str, str]


def _both(english: str, french: str) -> Label:
    return MappingProxyType({"en": english, "fr": french})


TEXTS: Mapping[str, Label] = MappingProxyType(
    {
        "skip": _both("Skip to the content", "Aller au contenu"),
        "also": _both("Also called", "Autres noms"),
        "statement": _both("Whose words, how we know, when, where", "De qui, d’où on le sait, quand, où"),
        "position": _both("the position", "la position"),
        "positions": _both("Positions", "Positions"),
        "facts": _both("What is said of it", "Ce qui en est dit"),
        "links": _both("In other data sets", "Dans d’autres jeux de données"),
        "data-set": _both("Data set", "Jeu de données"),
        "item": _both("Item", "Élément"),
        "relation": _both("Relation", "Relation"),
        "why": _both("Why", "Pourquoi"),
        "confidence": _both("confidence", "confiance"),
        "naming": _both("What refers to it", "Ce qui y renvoie"),
        "follows": _both("What follows by reasoning", "Ce qui s’en déduit par raisonnement"),
        "ledger": _both("Sentence by sentence", "Phrase par phrase"),
        "sentence": _both("Sentence", "Phrase"),
        "coded": _both("Coded as", "Codée comme"),
        "skipped": _both("not coded", "non codée"),
        "passages": _both("Passages", "Passages"),
        "characters": _both("Characters", "Caractères"),
        "machines": _both("For machines", "Pour les machines"),
        "turtle": _both("Turtle", "Turtle"),
        "json-ld": _both("JSON-LD", "JSON-LD"),
        "nanopub": _both("nanopublication", "nanopublication"),
        "all": _both("All resources", "Toutes les ressources"),
        "all-lead": _both(
            "Each resource has a page, and data beside it. Its IRI leads to one or the other, as the client asks.",
            "Chaque ressource a une page, et des données à côté. Son IRI mène à l’une ou aux autres, selon la demande.",
        ),
        "licence": _both("Data: CC BY 4.0", "Données : CC BY 4.0"),
    }
)

PROPERTIES: Mapping[str, Label] = MappingProxyType(
    {
        "dcterms:created": _both("created", "créé le"),
        "dcterms:creator": _both("author", "auteur"),
        "dcterms:issued": _both("published", "publié le"),
        "dcterms:language": _both("language", "langue"),
        "dcterms:publisher": _both("publisher", "éditeur"),
        "dcterms:source": _both("reference", "référence"),
        "dcterms:title": _both("title", "titre"),
        "oa:end": _both("end", "fin"),
        "oa:hasSource": _both("passage of", "passage de"),
        "oa:hasTarget": _both("passage", "passage"),
        "oa:start": _both("start", "début"),
        "org:member": _both("member", "membre"),
        "org:organization": _both("institution", "institution"),
        "rdf:type": _both("kind", "genre"),
        "rdfs:comment": _both("comment", "commentaire"),
        "schema:url": _both("address", "adresse"),
        "skos:broader": _both("broader topic", "thème plus large"),
        "skos:definition": _both("definition", "définition"),
        "skos:editorialNote": _both("coder’s note", "note de codage"),
        "skos:hasTopConcept": _both("first topics", "premiers thèmes"),
        "skos:inScheme": _both("scheme", "schéma"),
        "skos:scopeNote": _both("note", "remarque"),
        "skos:topConceptOf": _both("first topic of", "premier thème de"),
    }
)
"""Properties of other vocabularies; ours have their labels in the graph."""

KINDS: Mapping[str, Label] = MappingProxyType(
    {
        "actor": _both("Actors", "Acteurs"),
        "discrepancy": _both("Discrepancies", "Divergences"),
        "event": _both("Events", "Événements"),
        "event-date": _both("Days of events", "Jours des événements"),
        "membership": _both("Memberships", "Appartenances"),
        "office": _both("Offices", "Fonctions"),
        "participation": _both("Parties to treaties", "Parties aux traités"),
        "place": _both("Places", "Lieux"),
        "position": _both("Positions", "Positions"),
        "proposition": _both("Propositions", "Propositions"),
        "reference": _both("References", "Références"),
        "source": _both("Sources", "Sources"),
        "statement": _both("Statements", "Énoncés"),
        "term": _both("Terms of office", "Mandats"),
        "topic": _both("Topics", "Thèmes"),
        "topic-scheme": _both("Schemes of topics", "Schémas de thèmes"),
        "treaty": _both("Treaties", "Traités"),
        "treaty-act": _both("What was done about treaties", "Actes relatifs aux traités"),
    }
)
"""The kinds of resources, as the list of all of them names them."""
