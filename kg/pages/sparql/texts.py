"""The words of the page of queries, in English and French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.pages.texts import Label, both

TEXTS: Mapping[str, Label] = MappingProxyType(
    {
        "question-sparql": both("Ask the graph", "Interroger le graphe"),
        "view-sparql": both(
            "The whole graph and a SPARQL 1.1 engine in one page: ready-made questions as forms, or your own; offline.",
            "Tout le graphe et un moteur SPARQL 1.1 dans une page : des questions prêtes, ou les vôtres ; hors ligne.",
        ),
        "lead-sparql": both(
            "Choose a question, or write your own in SPARQL 1.1. The whole graph is in this page and is asked here, "
            "in your browser: nothing is sent anywhere.",
            "Choisissez une question, ou écrivez la vôtre en SPARQL 1.1. Tout le graphe est dans cette page et c’est "
            "ici, dans votre navigateur, qu’il répond : rien n’est envoyé.",
        ),
        "needs-script": both(
            "This page needs JavaScript; on the command line, kg query asks the same.",
            "Cette page a besoin de JavaScript ; en ligne de commande, kg query pose les mêmes questions.",
        ),
        "skip-answer": both("Skip to the answer", "Aller à la réponse"),
        "n-facts": both("facts (quads)", "faits (quads)"),
        "n-queries": both("ready-made questions", "questions prêtes"),
        "named": both("Ready-made questions", "Questions prêtes"),
        "own": both("your own question", "votre propre question"),
        "given": both("Narrowed to", "Restreint à"),
        "query": both("The question in SPARQL", "La question en SPARQL"),
        "keys-sparql": both(
            "Ctrl+Enter runs, Esc stops. The project’s prefixes (eso:, actor:, rdfs: …) need not be declared. Without "
            "GRAPH the union of all graphs is asked.",
            "Ctrl+Entrée lance, Échap arrête. Les préfixes du projet (eso:, actor:, rdfs: …) n’ont pas à être "
            "déclarés. Sans GRAPH, c’est l’union de tous les graphes qui répond.",
        ),
        "run": both("Run", "Lancer"),
        "stop": both("Stop", "Arrêter"),
        "answer": both("Answer", "Réponse"),
        "show-iris": both("with IRIs", "avec les IRI"),
        "columns": both("What the columns mean", "Ce que disent les colonnes"),
        "more": both("Show {n} more", "En afficher {n} de plus"),
        "loading": both("Unpacking graph and engine …", "Déballage du graphe et du moteur …"),
        "ready": both("Ready: {n} facts", "Prêt : {n} faits"),
        "running": both("Running …", "En cours …"),
        "rows-1": both("1 row in {ms} ms", "1 ligne en {ms} ms"),
        "rows-n": both("{n} rows in {ms} ms", "{n} lignes en {ms} ms"),
        "rows-shown": both(
            "{n} rows in {ms} ms; the first {shown} are shown",
            "{n} lignes en {ms} ms ; les {shown} premières sont affichées",
        ),
        "stopped": both("Stopped.", "Arrêté."),
        "too-long": both(
            "Stopped after {n} seconds: narrow the question, or add a LIMIT.",
            "Arrêté après {n} secondes : restreignez la question, ou ajoutez LIMIT.",
        ),
        "crashed": both(
            "The engine gave up on this question ({message}); it has been started anew.",
            "Le moteur a renoncé à cette question ({message}) ; il a été relancé.",
        ),
        "no-engine": both(
            "The engine does not start in this browser: {message}",
            "Le moteur ne démarre pas dans ce navigateur : {message}",
        ),
        "empty": both("There is no question yet.", "Il n’y a pas encore de question."),
        "only-read": both(
            "Only questions are answered: SELECT, ASK, CONSTRUCT or DESCRIBE.",
            "Seules les questions ont une réponse : SELECT, ASK, CONSTRUCT ou DESCRIBE.",
        ),
        "not-sparql": both(
            "Line {line}, column {column}: not SPARQL from “{word}” on.",
            "Ligne {line}, colonne {column} : ce n’est plus du SPARQL à partir de « {word} ».",
        ),
        "ends-early": both(
            "Line {line}, column {column}: the question ends too early.",
            "Ligne {line}, colonne {column} : la question s’arrête trop tôt.",
        ),
        "no-prefix": both(
            "Line {line}: the prefix {prefix}: is not declared.",
            "Ligne {line} : le préfixe {prefix}: n’est pas déclaré.",
        ),
        "not-run": both("The question cannot be run: {message}", "La question ne peut être posée : {message}"),
        "unknown-name": both("No {kind} is called “{value}”.", "Aucun {kind} ne s’appelle « {value} »."),
        "nearest": both(" Nearest: {names}.", " Les plus proches : {names}."),
        "ambiguous": both(
            "“{value}” is the name of {names}; give one of them.", "« {value} » est le nom de {names} ; choisissez."
        ),
        "not-a-day": both(
            "{name}: “{value}” is not a day as YYYY-MM-DD.", "{name} : « {value} » n’est pas un jour AAAA-MM-JJ."
        ),
        "kind-actor": both("actor", "acteur"),
        "kind-event": both("event", "événement"),
        "kind-mode": both("mode", "mode"),
        "kind-proposition": both("proposition", "énoncé discuté"),
        "kind-resource": both("thing", "élément"),
        "kind-source": both("source", "document source"),
        "kind-topic": both("topic", "thème"),
        "kind-treaty": both("treaty", "traité"),
        "engine-by": both("The engine in this page is Oxigraph", "Le moteur de cette page est Oxigraph"),
        "licence": both("MIT or Apache 2.0", "MIT ou Apache 2.0"),
        "opens-passage": both("opens the passage in the article", "ouvre le passage dans l’article"),
    }
)

QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "after": "Qu’est-ce qui a changé après un événement : qui a changé de position, en a pris ou quitté une ?",
        "agreements": "Qui s’accorde le plus avec qui, et combien de fois s’opposent-ils ?",
        "assessments": "Que juge, explique ou prédit l’auteur en son propre nom ?",
        "attributions": "Quelles positions ne sont connues que parce que l’auteur d’une source les attribue, sans "
        "propos ni acte à l’appui ?",
        "changes": "Qui a changé de position, sur quoi, de laquelle à laquelle, et quand ?",
        "conditions": "Qui soutient quoi sous quelle condition seulement ?",
        "coverage": "Quelles phrases d’une source sont codées, par combien d’énoncés, et pourquoi pas les autres ?",
        "disagreements": "Qui est dans le camp opposé à qui, et sur quoi ?",
        "evidence": "Sur quels passages repose une position, un énoncé, ou tout ce qui touche un acteur, une "
        "proposition ou un événement ?",
        "known": "Que savait-on un jour donné : quelles positions les sources alors parues rapportaient-elles ?",
        "links": "Qu’est-ce qui est lié à quel élément d’un autre jeu de données, pourquoi, et avec quelle certitude ?",
        "members": "Qui appartient à quelle institution, depuis quand et jusqu’à quand ?",
        "one-statement": "Quelles positions ne reposent que sur un seul énoncé ?",
        "opponents": "De qui a-t-on dit qu’il s’opposait à qui, sur quoi, et qui le dit ?",
        "positions": "Qui défend quelle position, depuis quand, jusqu’à quand, et sur combien d’énoncés ?",
        "statements": "Qui a dit, défendu ou fait quoi, quand et où, et à quels caractères de la source ?",
        "tensions": "Quelles propositions en conflit sont soutenues par le même acteur au même moment ?",
        "timeline": "Qu’est-il arrivé, qu’a-t-on dit ou convenu, dans l’ordre du temps ?",
        "treaties": "Quels traités et documents de l’ordre de sécurité européen, avec qui, et sont-ils en vigueur ?",
    }
)
"""The named queries' questions in French; the English ones stand in their files."""

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "actor": "acteur",
        "at": "le jour",
        "event": "événement",
        "institution": "institution",
        "lang": "langue",
        "mode": "mode",
        "of": "à propos de",
        "party": "partie",
        "reporter": "qui le rapporte",
        "since": "depuis",
        "source": "source",
        "topic": "thème",
        "until": "jusqu’à",
        "with": "avec",
    }
)
"""The parameters' names in French."""

ABOUT: Mapping[str, str] = MappingProxyType(
    {
        "after this event; after every dated event where absent": "après cet événement ; sinon après chacun",
        "only up to this day": "seulement jusqu’à ce jour",
        "only agreements of this actor": "seulement les accords de cet acteur",
        "only agreements with this other actor": "seulement les accords avec cet autre acteur",
        "only sources published on this day or earlier; all of them where absent": "seulement les sources parues ce "
        "jour ou plus tôt ; sinon toutes",
        "only stances of this holder": "seulement les positions de cet acteur",
        "only where that statement is of this mode": "seulement si cet énoncé est de ce mode",
        "only what this actor was said to oppose": "seulement ce à quoi cet acteur s’opposerait",
        "only opposition to this other actor": "seulement l’opposition à cet autre acteur",
        "only as this reporter says": "seulement selon cette personne",
        "only changes of this holder": "seulement les changements de cet acteur",
        "only conditions of this holder": "seulement les conditions de cet acteur",
        "only this source": "seulement cette source",
        "only disagreements of this actor": "seulement les désaccords de cet acteur",
        "only disagreements with this other actor": "seulement les désaccords avec cet autre acteur",
        "a position, statement, actor, proposition or event; everything where absent": "une position, un énoncé, un "
        "acteur, une proposition ou un événement ; sinon tout",
        "one of our resources, or the item of the other data set; everything where absent": "une de nos ressources, ou "
        "l’élément de l’autre jeu de données ; sinon tout",
        "only members of this institution": "seulement les membres de cette institution",
        "only members on this day": "seulement les membres ce jour-là",
        "only positions of this holder": "seulement les positions de cet acteur",
        "only propositions on this topic, or on a narrower one": "seulement les propositions sur ce thème, ou sur un "
        "thème plus étroit",
        "only positions known to be held on this day": "seulement les positions tenues ce jour-là, à ce qu’on sait",
        "only statements of this holder": "seulement les énoncés de cet acteur",
        "only statements of this mode": "seulement les énoncés de ce mode",
        "only dated statements whose last possible day is this day or later": "seulement les énoncés datés dont le "
        "dernier jour possible est celui-ci ou un autre plus tard",
        "only dated statements whose first possible day is this day or earlier": "seulement les énoncés datés dont le "
        "premier jour possible est celui-ci ou un autre plus tôt",
        "only tensions of this holder": "seulement les tensions de cet acteur",
        "only what ends on this day or later": "seulement ce qui finit ce jour ou plus tard",
        "only what begins on this day or earlier": "seulement ce qui commence ce jour ou plus tôt",
        "language of the labels: en or fr": "langue des libellés : en ou fr",
        "only those that this actor is a party to (on the day, where one is given; else ever)": "seulement ceux dont "
        "cet acteur est partie (ce jour-là, s’il est donné ; sinon à toute époque)",
        "as on this day, and only what had been signed by then; as last known where absent": "tels que ce jour-là, et "
        "seulement ce qui était alors signé ; sinon tels que connus en dernier",
    }
)
"""What the parameters are about, in French by the English of the queries' files."""
