"""Every word of the pages that does not come from the graph, in English and French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Label = Mapping[str, str]


def _both(english: str, french: str) -> Label:
    return MappingProxyType({"en": english, "fr": french})


TEXTS: Mapping[str, Label] = MappingProxyType(
    {
        "lead": _both(
            "Who speaks or acts, and what they hold, by topic. Each line is one holder’s stance on one proposition; "
            "the wider, the more statements it rests on. Select a line to read them.",
            "Qui parle ou agit, et ce qu’ils défendent, par thème. Chaque trait est la position d’un acteur sur une "
            "proposition ; plus il est large, plus elle s’appuie sur d’énoncés. Choisissez un trait pour les lire.",
        ),
        "skip": _both("Skip to the table", "Aller au tableau"),
        "all-views": _both("All views", "Toutes les vues"),
        "language": _both("Language", "Langue"),
        "search": _both("Search", "Chercher"),
        "found": _both("{n} found", "{n} trouvés"),
        "none-found": _both("Nothing found", "Rien trouvé"),
        "tools": _both("Picture …", "Image …"),
        "fit": _both("Reset view", "Vue initiale"),
        "zoom-in": _both("Zoom in", "Agrandir"),
        "zoom-out": _both("Zoom out", "Réduire"),
        "to-table": _both("Table", "Tableau"),
        "print": _both("Print", "Imprimer"),
        "copy-link": _both("Copy link", "Copier le lien"),
        "copy-citation": _both("Copy citation", "Copier la citation"),
        "copied": _both("Copied", "Copié"),
        "not-copied": _both("Could not copy: {text}", "Copie impossible : {text}"),
        "dark": _both("Dark", "Sombre"),
        "light": _both("Light", "Clair"),
        "filters": _both("Filters and key", "Filtres et légende"),
        "reset": _both("Show everything", "Tout afficher"),
        "holders": _both("Who", "Qui"),
        "stances": _both("Stance", "Position"),
        "modes": _both("How we know", "D’où on le sait"),
        "topics": _both("Topics", "Thèmes"),
        "held": _both("Propositions", "Propositions"),
        "held-one": _both("with one holder", "avec un seul acteur"),
        "held-several": _both("with several holders", "avec plusieurs acteurs"),
        "time": _both("Time", "Temps"),
        "focus": _both("Around the selection", "Autour de la sélection"),
        "since": _both("from", "de"),
        "until": _both("to", "à"),
        "undated": _both(
            "with undated positions ({n}): the source gives no date for them",
            "avec les positions non datées ({n}) : la source n’en donne pas la date",
        ),
        "time-help": _both(
            "A position counts from its first dated statement until something ends it.",
            "Une position compte depuis son premier énoncé daté jusqu’à ce que quelque chose y mette fin.",
        ),
        "everything": _both("everything", "tout"),
        "one-step": _both("1 step", "1 pas"),
        "two-steps": _both("2 steps", "2 pas"),
        "dotted": _both(
            "dotted: ascribed only, no utterance named", "pointillé : attribué seulement, aucun propos cité"
        ),
        "width": _both("wider: more statements", "plus large : plus d’énoncés"),
        "shown": _both(
            "{x} of {y} positions shown · {a} of {b} holders · {c} of {d} propositions",
            "{x} positions sur {y} affichées · {a} acteurs sur {b} · {c} propositions sur {d}",
        ),
        "stage": _both(
            "Network picture. Arrow keys walk from node to node, Enter opens details, F narrows to the "
            "surroundings, Escape returns. The table below says the same.",
            "Image du réseau. Les flèches vont de nœud en nœud, Entrée ouvre les détails, F restreint aux "
            "alentours, Échap revient. Le tableau ci-dessous dit la même chose.",
        ),
        "keys": _both(
            "Arrows: walk · Enter: details · F: surroundings · /: search · Esc: back",
            "Flèches : parcourir · Entrée : détails · F : alentours · / : chercher · Échap : retour",
        ),
        "colon": _both(": ", " : "),
        "author": _both("author", "signe l’article"),
        "details": _both("Details", "Détails"),
        "close": _both("Close", "Fermer"),
        "conflicts-with": _both("Conflicts with", "En conflit avec"),
        "conflict": _both("conflict between propositions", "conflit entre propositions"),
        "conflict-help": _both(
            "Nobody can fully pursue both, or public debate treats them as opposites.",
            "Nul ne peut poursuivre pleinement les deux, ou le débat public les oppose.",
        ),
        "table": _both("The same as a table", "La même chose en tableau"),
        "matrix": _both("Overview: propositions and holders", "Vue d’ensemble : propositions et acteurs"),
        "matrix-help": _both(
            "+ supports, − opposes, (+) supports on a condition, ± ambivalent. A mark leads to its statements.",
            "+ soutient, − s’oppose, (+) soutient sous condition, ± ambivalent. Un signe mène à ses énoncés.",
        ),
        "list": _both("Positions and their statements", "Les positions et leurs énoncés"),
        "holder": _both("Holder", "Acteur"),
        "proposition": _both("Proposition", "Proposition"),
        "stance": _both("Stance", "Position"),
        "period": _both("Period", "Période"),
        "statements": _both("Statements", "Énoncés"),
        "statement-1": _both("1 statement", "1 énoncé"),
        "statement-n": _both("{n} statements", "{n} énoncés"),
        "position-1": _both("1 position", "1 position"),
        "position-n": _both("{n} positions", "{n} positions"),
        "since-date": _both("since {from}", "depuis {from}"),
        "from-date": _both("{from} – {until}", "{from} – {until}"),
        "between": _both("some time between {from} and {until}", "entre {from} et {until}"),
        "earliest": _both("{day} at the earliest", "{day} au plus tôt"),
        "no-period": _both("undated", "non datée"),
        "still": _both("since {from}", "depuis {from}"),
        "ended": _both("{from} – {until}", "{from} – {until}"),
        "ended-only": _both("until {until}", "jusqu’au {until}"),
        "date": _both("Date", "Date"),
        "no-date": _both("none given; by {latest} at the latest", "non précisée ; au plus tard le {latest}"),
        "venue": _both("Venue", "Lieu ou occasion"),
        "topic": _both("Topic", "Thème"),
        "term": _both("Term quoted", "Terme cité"),
        "condition": _both("On condition that", "À condition que"),
        "passage": _both("Passage", "Passage"),
        "own-use": _both("full text, for your own use only", "texte intégral, pour votre seul usage"),
        "coder": _both("Coder’s note", "Note de codage"),
        "open": _both("Open the article at this passage", "Ouvrir l’article à ce passage"),
        "new-tab": _both("new tab", "nouvel onglet"),
        "paragraph": _both("paragraph {n}", "paragraphe {n}"),
        "bad-link": _both("Address not usable", "Adresse inutilisable"),
        "source": _both("Source", "Source"),
        "sources": _both("Sources", "Sources"),
        "cite": _both("How to cite", "Comment citer"),
        "ours": _both(
            "The wording of the propositions is ours; the article is its publisher’s. Only words between quotation "
            "marks are quoted.",
            "Les propositions sont formulées par nous ; l’article appartient à son éditeur. Seuls les mots entre "
            "guillemets sont cités.",
        ),
        "index-lead": _both(
            "Who holds which position on Europe’s security, since when, against whom, and on what evidence.",
            "Qui défend quelle position sur la sécurité de l’Europe, depuis quand, contre qui, et sur quelle base.",
        ),
        "view-holders": _both(
            "Actors and what they support, oppose or tie to a condition, with every statement behind it.",
            "Les acteurs et ce qu’ils soutiennent, refusent ou conditionnent, avec chaque énoncé à l’appui.",
        ),
        "open-view": _both("Open the picture", "Ouvrir l’image"),
        "files": _both("The data", "Les données"),
        "n-holders": _both("holders", "acteurs"),
        "n-propositions": _both("propositions", "propositions"),
        "n-positions": _both("positions", "positions"),
        "n-statements": _both("statements", "énoncés"),
        "n-sources": _both("sources", "sources"),
        "n-sources-1": _both("source", "source"),
        "Person": _both("Person", "Personne"),
        "State": _both("State", "État"),
        "Institution": _both("Institution", "Institution"),
        "Collective": _both("Group", "Groupe"),
        "Actor": _both("Other actor", "Autre acteur"),
        "Proposition": _both("Proposition", "Proposition"),
        "Supports": _both("supports", "soutient"),
        "Opposes": _both("opposes", "s’oppose"),
        "SupportsConditionally": _both("supports on a condition", "soutient sous condition"),
        "Ambivalent": _both("ambivalent", "ambivalent"),
        "DirectQuotation": _both("Direct quotation", "Citation directe"),
        "ReportedSpeech": _both("Reported speech", "Propos rapportés"),
        "ReportedAct": _both("Reported act", "Acte rapporté"),
        "AttributedView": _both("Attributed view", "Point de vue attribué"),
        "AuthorAssessment": _both("Author’s own judgement", "Jugement de l’auteur"),
        "voice-DirectQuotation": _both("{holder}, quoted word for word", "{holder}, mot pour mot"),
        "voice-ReportedSpeech": _both(
            "said by {holder}, in the words of {reporter}", "dit par {holder}, avec les mots de {reporter}"
        ),
        "voice-ReportedAct": _both("done by {holder}, as {reporter} reports", "fait par {holder}, selon {reporter}"),
        "voice-AttributedView": _both(
            "ascribed to {holder} by {reporter}; no utterance is named",
            "attribué à {holder} par {reporter} ; aucun propos n’est cité",
        ),
        "voice-AuthorAssessment": _both("{holder} judges", "{holder} juge"),
    }
)

MARKS: Mapping[str, str] = MappingProxyType(
    {"Supports": "+", "Opposes": "−", "SupportsConditionally": "(+)", "Ambivalent": "±"}
)

MODES = ("DirectQuotation", "AuthorAssessment", "ReportedSpeech", "ReportedAct", "AttributedView")
STANCES = tuple(MARKS)

SCRIPT = (
    *("found", "none-found", "copied", "not-copied", "shown", "statement-1", "statement-n", "position-1", "position-n"),
    *("conflicts-with", "conflict", "conflict-help", "author", "colon", "dotted", "source", "Proposition"),
    *("Person", "State", "Institution", "Collective", "Actor", *STANCES),
)
"""The texts that the page's script needs."""


def fill(key: str, **values: str | int | Label) -> dict[str, str]:
    """A text in both languages with its places filled; a value may itself be in two languages.

    Braces inside a value stay as they are: places are filled in one pass.
    """
    return {language: _filled(template, language, values) for language, template in TEXTS[key].items()}


def _filled(template: str, language: str, values: Mapping[str, str | int | Label]) -> str:
    parts = [part.partition("}") for part in template.split("{")]
    text = parts[0][0]
    for name, _, rest in parts[1:]:
        value = values[name]
        text += (value[language] if isinstance(value, Mapping) else str(value)) + rest
    return text
