"""Every word of the vocabulary's page that does not come from the ontology, in English and French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.pages.texts import Label, both

TEXTS: Mapping[str, Label] = MappingProxyType(
    {
        "skip": both("Skip to the terms", "Aller aux termes"),
        "contents": both("Contents", "Sommaire"),
        "facts": both("At a glance", "En bref"),
        "namespace": both("Namespace", "Espace de noms"),
        "prefix": both("Prefix", "Préfixe"),
        "version": both("Version", "Version"),
        "license": both("Licence", "Licence"),
        "creator": both("By", "Par"),
        "cite": both("To cite it", "Pour la citer"),
        "files": both("Files", "Fichiers"),
        "file-eso": both("the whole vocabulary", "tout le vocabulaire"),
        "file-shapes": both("SHACL shapes that data must satisfy", "formes SHACL que les données doivent respecter"),
        "file-alignments": both(
            "relations to other vocabularies, as an SSSOM table",
            "relations avec d’autres vocabulaires, en tableau SSSOM",
        ),
        "file-topics": both(
            "the topics of this project, as an example of a scheme", "les thèmes de ce projet, comme exemple de schéma"
        ),
        "use": both("How to use it", "Comment l’employer"),
        "use-1": both(
            "Declare the prefix, give each thing an IRI of your own and one class, and write what its entry below "
            "shows. Examples are relative to the IRIs of an invented world.",
            "Déclarez le préfixe, donnez à chaque chose un IRI à vous et une classe, et écrivez ce que montre son "
            "entrée ci-dessous. Les exemples sont relatifs aux IRI d’un monde inventé.",
        ),
        "use-2": both(
            "Nothing is imported and everything is in OWL 2 RL. What is marked as inferred is not written: it follows.",
            "Rien n’est importé et tout est en OWL 2 RL. Ce qui est marqué comme inféré ne s’écrit pas : il se déduit.",
        ),
        "use-3": both(
            "Check your data with the shapes: each message says what is wrong and what to do.",
            "Vérifiez vos données avec les formes : chaque message dit ce qui ne va pas et que faire.",
        ),
        "diagram": both("Class diagram", "Diagramme de classes"),
        "diagram-help": both(
            "Boxes are classes, with narrower ones (▹) and with properties; dashed boxes belong to another module, "
            "dashed lines are inferred. Every name leads to its entry.",
            "Les boîtes sont des classes, avec de plus étroites (▹) et avec des propriétés ; les boîtes en tirets "
            "appartiennent à un autre module, les lignes en tirets sont inférées. Chaque nom mène à son entrée.",
        ),
        "all-terms": both("All terms", "Tous les termes"),
        "classes": both("Classes", "Classes"),
        "object-properties": both("Properties with things as values", "Propriétés qui relient à des choses"),
        "datatype-properties": both("Properties with data as values", "Propriétés qui portent des données"),
        "individuals": both("Individuals", "Individus"),
        "class": both("Class", "Classe"),
        "object-property": both("Property", "Propriété"),
        "datatype-property": both("Property", "Propriété"),
        "individual": both("Individual", "Individu"),
        "inferred": both("inferred", "inférée"),
        "note": both("Note", "Remarque"),
        "example": both("Example", "Exemple"),
        "is-a": both("Is a", "Est un"),
        "above": both("Narrower than", "Plus étroit que"),
        "below": both("Wider than", "Plus large que"),
        "domain": both("Used on", "S’emploie sur"),
        "domain-includes": both("Used on", "S’emploie sur"),
        "range": both("Values", "Valeurs"),
        "range-includes": both("Values", "Valeurs"),
        "inverse": both("Inverse", "Inverse"),
        "used-on-it": both("Its properties", "Ses propriétés"),
        "used-with-it": both("Is the value of", "Est la valeur de"),
        "members": both("Members", "Membres"),
        "disjoint": both("Never at once", "Jamais en même temps"),
        "characteristics": both("Is", "Est"),
        "transitive": both("transitive", "transitive"),
        "symmetric": both("symmetric", "symétrique"),
        "asymmetric": both("asymmetric", "asymétrique"),
        "irreflexive": both("irreflexive", "irréflexive"),
        "chain": both("Follows from", "Se déduit de"),
        "then": both("then", "puis"),
        "aligned": both("Elsewhere", "Ailleurs"),
        "checked": both("Checked by", "Vérifié par"),
        "turtle": both("As Turtle", "En Turtle"),
        "alignments": both("Relations to other vocabularies", "Relations avec d’autres vocabulaires"),
        "alignments-help": both(
            "Each was judged by hand, and is true of every use of our term. Where the relation is looser, it is only "
            "a pointer (rdfs:seeAlso).",
            "Chacune a été jugée à la main et vaut pour tout emploi de notre terme. Quand la relation est plus lâche, "
            "ce n’est qu’un renvoi (rdfs:seeAlso).",
        ),
        "term": both("Term", "Terme"),
        "relation": both("Relation", "Relation"),
        "other-term": both("Other term", "Autre terme"),
        "reason": both("Because", "Parce que"),
        "shapes": both("Shapes", "Formes"),
        "shapes-help": both(
            "What each shape tells whoever breaks it, in English. Words between backquotes are keys of this project’s "
            "coding files.",
            "Ce que chaque forme dit, en anglais, à qui l’enfreint. Les mots entre accents graves sont des clés des "
            "fichiers de codage de ce projet.",
        ),
        "and": both("and", "et"),
    }
)
