"""Every word of the resources' pages that comes neither from the graph nor from the other pages, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.pages.texts import Label, both

TEXTS: Mapping[str, Label] = MappingProxyType(
    {
        "skip": both("Skip to the content", "Aller au contenu"),
        "also": both("Also called", "Autres noms"),
        "statement": both("Whose words, how we know, when, where", "De qui, d’où on le sait, quand, où"),
        "position": both("the position", "la position"),
        "positions": both("Positions", "Positions"),
        "facts": both("What is said of it", "Ce qui en est dit"),
        "links": both("In other data sets", "Dans d’autres jeux de données"),
        "data-set": both("Data set", "Jeu de données"),
        "item": both("Item", "Élément"),
        "relation": both("Relation", "Relation"),
        "why": both("Why", "Pourquoi"),
        "confidence": both("confidence", "confiance"),
        "naming": both("What refers to it", "Ce qui y renvoie"),
        "follows": both("What follows by reasoning", "Ce qui s’en déduit par raisonnement"),
        "ledger": both("Sentence by sentence", "Phrase par phrase"),
        "sentence": both("Sentence", "Phrase"),
        "coded": both("Coded as", "Codée comme"),
        "skipped": both("not coded", "non codée"),
        "passages": both("Passages", "Passages"),
        "characters": both("Characters", "Caractères"),
        "machines": both("For machines", "Pour les machines"),
        "turtle": both("Turtle", "Turtle"),
        "json-ld": both("JSON-LD", "JSON-LD"),
        "nanopub": both("nanopublication", "nanopublication"),
        "all": both("All resources", "Toutes les ressources"),
        "all-lead": both(
            "Each resource has a page, and data beside it. Its IRI leads to one or the other, as the client asks.",
            "Chaque ressource a une page, et des données à côté. Son IRI mène à l’une ou aux autres, selon la demande.",
        ),
        "licence": both("Data: CC BY 4.0", "Données : CC BY 4.0"),
    }
)

PROPERTIES: Mapping[str, Label] = MappingProxyType(
    {
        "dcterms:created": both("created", "créé le"),
        "dcterms:creator": both("author", "auteur"),
        "dcterms:issued": both("published", "publié le"),
        "dcterms:language": both("language", "langue"),
        "dcterms:publisher": both("publisher", "éditeur"),
        "dcterms:source": both("reference", "référence"),
        "dcterms:title": both("title", "titre"),
        "oa:end": both("end", "fin"),
        "oa:hasSource": both("passage of", "passage de"),
        "oa:hasTarget": both("passage", "passage"),
        "oa:start": both("start", "début"),
        "org:member": both("member", "membre"),
        "org:organization": both("institution", "institution"),
        "rdf:type": both("kind", "genre"),
        "rdfs:comment": both("comment", "commentaire"),
        "schema:url": both("address", "adresse"),
        "skos:broader": both("broader topic", "thème plus large"),
        "skos:definition": both("definition", "définition"),
        "skos:editorialNote": both("coder’s note", "note de codage"),
        "skos:hasTopConcept": both("first topics", "premiers thèmes"),
        "skos:inScheme": both("scheme", "schéma"),
        "skos:scopeNote": both("note", "remarque"),
        "skos:topConceptOf": both("first topic of", "premier thème de"),
    }
)
"""Properties of other vocabularies; ours have their labels in the graph."""

KINDS: Mapping[str, Label] = MappingProxyType(
    {
        "actor": both("Actors", "Acteurs"),
        "discrepancy": both("Discrepancies", "Divergences"),
        "event": both("Events", "Événements"),
        "event-date": both("Days of events", "Jours des événements"),
        "membership": both("Memberships", "Appartenances"),
        "office": both("Offices", "Fonctions"),
        "participation": both("Parties to treaties", "Parties aux traités"),
        "place": both("Places", "Lieux"),
        "position": both("Positions", "Positions"),
        "proposition": both("Propositions", "Propositions"),
        "reference": both("References", "Références"),
        "source": both("Sources", "Sources"),
        "statement": both("Statements", "Énoncés"),
        "term": both("Terms of office", "Mandats"),
        "topic": both("Topics", "Thèmes"),
        "topic-scheme": both("Schemes of topics", "Schémas de thèmes"),
        "treaty": both("Treaties", "Traités"),
        "treaty-act": both("What was done about treaties", "Actes relatifs aux traités"),
    }
)
"""The kinds of resources, as the list of all of them names them."""
