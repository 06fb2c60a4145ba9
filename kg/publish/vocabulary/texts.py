"""Every word of the vocabulary's page that does not come from the ontology, in English and French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Label = Mapping[str, str]


def _both(english: str, french: str) -> Label:
    return MappingProxyType({"en": english, "fr": french})


TEXTS: Mapping[str, Label] = MappingProxyType(
    {
        "skip": _both("Skip to the terms", "Aller aux termes"),
        "contents": _both("Contents", "Sommaire"),
        "facts": _both("At a glance", "En bref"),
        "namespace": _both("Namespace", "Espace de noms"),
        "prefix": _both("Prefix", "Préfixe"),
        "version": _both("Version", "Version"),
        "license": _both("Licence", "Licence"),
        "creator": _both("By", "Par"),
        "cite": _both("To cite it", "Pour la citer"),
        "files": _both("Files", "Fichiers"),
        "file-eso": _both("the whole vocabulary", "tout le vocabulaire"),
        "file-shapes": _both("SHACL shapes that data must satisfy", "formes SHACL que les données doivent respecter"),
        "file-alignments": _both(
            "relations to other vocabularies, as an SSSOM table",
            "relations avec d’autres vocabulaires, en tableau SSSOM",
        ),
        "file-topics": _both(
            "the topics of this project, as an example of a scheme", "les thèmes de ce projet, comme exemple de schéma"
        ),
        "use": _both("How to use it", "Comment l’employer"),
        "use-1": _both(
            "Declare the prefix, give each thing an IRI of your own and one class, and write what its entry below "
            "shows. Examples are relative to the IRIs of an invented world.",
            "Déclarez le préfixe, donnez à chaque chose un IRI à vous et une classe, et écrivez ce que montre son "
            "entrée ci-dessous. Les exemples sont relatifs aux IRI d’un monde inventé.",
        ),
        "use-2": _both(
            "Nothing is imported and everything is in OWL 2 RL. What is marked as inferred is not written: it follows.",
            "Rien n’est importé et tout est en OWL 2 RL. Ce qui est marqué comme inféré ne s’écrit pas : il se déduit.",
        ),
        "use-3": _both(
            "Check your data with the shapes: each message says what is wrong and what to do.",
            "Vérifiez vos données avec les formes : chaque message dit ce qui ne va pas et que faire.",
        ),
        "diagram": _both("Class diagram", "Diagramme de classes"),
        "diagram-help": _both(
            "Boxes are classes, with narrower ones (▹) and with properties; dashed boxes belong to another module, "
            "dashed lines are inferred. Every name leads to its entry.",
            "Les boîtes sont des classes, avec de plus étroites (▹) et avec des propriétés ; les boîtes en tirets "
            "appartiennent à un autre module, les lignes en tirets sont inférées. Chaque nom mène à son entrée.",
        ),
        "all-terms": _both("All terms", "Tous les termes"),
        "classes": _both("Classes", "Classes"),
        "object-properties": _both("Properties with things as values", "Propriétés qui relient à des choses"),
        "datatype-properties": _both("Properties with data as values", "Propriétés qui portent des données"),
        "individuals": _both("Individuals", "Individus"),
        "class": _both("Class", "Classe"),
        "object-property": _both("Property", "Propriété"),
        "datatype-property": _both("Property", "Propriété"),
        "individual": _both("Individual", "Individu"),
        "inferred": _both("inferred", "inférée"),
        "note": _both("Note", "Remarque"),
        "example": _both("Example", "Exemple"),
        "is-a": _both("Is a", "Est un"),
        "above": _both("Narrower than", "Plus étroit que"),
        "below": _both("Wider than", "Plus large que"),
        "domain": _both("Used on", "S’emploie sur"),
        "domain-includes": _both("Used on", "S’emploie sur"),
        "range": _both("Values", "Valeurs"),
        "range-includes": _both("Values", "Valeurs"),
        "inverse": _both("Inverse", "Inverse"),
        "used-on-it": _both("Its properties", "Ses propriétés"),
        "used-with-it": _both("Is the value of", "Est la valeur de"),
        "members": _both("Members", "Membres"),
        "disjoint": _both("Never at once", "Jamais en même temps"),
        "characteristics": _both("Is", "Est"),
        "transitive": _both("transitive", "transitive"),
        "symmetric": _both("symmetric", "symétrique"),
        "asymmetric": _both("asymmetric", "asymétrique"),
        "irreflexive": _both("irreflexive", "irréflexive"),
        "chain": _both("Follows from", "Se déduit de"),
        "then": _both("then", "puis"),
        "aligned": _both("Elsewhere", "Ailleurs"),
        "checked": _both("Checked by", "Vérifié par"),
        "turtle": _both("As Turtle", "En Turtle"),
        "alignments": _both("Relations to other vocabularies", "Relations avec d’autres vocabulaires"),
        "alignments-help": _both(
            "Each was judged by hand, and is true of every use of our term. Where the relation is looser, it is only "
            "a pointer (rdfs:seeAlso).",
            "Chacune a été jugée à la main et vaut pour tout emploi de notre terme. Quand la relation est plus lâche, "
            "ce n’est qu’un renvoi (rdfs:seeAlso).",
        ),
        "term": _both("Term", "Terme"),
        "relation": _both("Relation", "Relation"),
        "other-term": _both("Other term", "Autre terme"),
        "reason": _both("Because", "Parce que"),
        "shapes": _both("Shapes", "Formes"),
        "shapes-help": _both(
            "What each shape tells whoever breaks it, in English. Words between backquotes are keys of this project’s "
            "coding files.",
            "Ce que chaque forme dit, en anglais, à qui l’enfreint. Les mots entre accents graves sont des clés des "
            "fichiers de codage de ce projet.",
        ),
        "and": _both("and", "et"),
    }
)
