"""Every word of the pages that does not come from the graph, in English and French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.model import STANDS

Label = Mapping[str, str]


def _both(english: str, french: str) -> Label:
    return MappingProxyType({"en": english, "fr": french})


TEXTS: Mapping[str, Label] = MappingProxyType(
    {
        "lead": _both(
            "Who supports or opposes what on Europe’s security, by topic. Each line is one actor’s stance on one "
            "proposition; the wider, the more statements it rests on. Select a line to read them.",
            "Qui soutient ou refuse quoi pour la sécurité de l’Europe, par thème. Chaque trait est la position d’un "
            "acteur sur une proposition ; plus il est large, plus elle a d’énoncés. Choisissez un trait pour les lire.",
        ),
        "lead-folded": _both(
            "An overview, as {n} actors and propositions are too many for one picture: each star stands for all "
            "propositions of a topic, each line for what somebody supports or opposes there. Select a line to read on.",
            "Un aperçu, car {n} acteurs et propositions sont trop pour une image : chaque étoile vaut pour toutes les "
            "propositions d’un thème, chaque trait pour ce que quelqu’un y soutient ou refuse. Choisissez un trait "
            "pour lire la suite.",
        ),
        "folded": _both("{name} ({n} propositions)", "{name} ({n} propositions)"),
        "folded-kind": _both("{name} ({n})", "{name} ({n})"),
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
        "question-time": _both("Since when, until when?", "Depuis quand, jusqu’à quand ?"),
        "lead-time": _both(
            "A lane for each holder and proposition: the bar is the time in which it was held, marks are statements, "
            "verticals are events. What nothing has ended fades out where its source was published.",
            "Une ligne par acteur et proposition : la barre est le temps où elle est défendue, les signes sont des "
            "énoncés, les verticales des événements. Ce que rien n’a clos s’estompe à la parution de la source.",
        ),
        "view-time": _both(
            "How long each position was held, what was said when, and what happened meanwhile.",
            "Combien de temps chaque position a été tenue, ce qui a été dit quand, et ce qui se passait alors.",
        ),
        "stage-time": _both(
            "Timeline. Arrow keys walk from lane to lane and to the events above, Enter opens details, Escape returns. "
            "The table below says the same.",
            "Chronologie. Les flèches vont de ligne en ligne et aux événements au-dessus, Entrée ouvre les détails, "
            "Échap revient. Le tableau ci-dessous dit la même chose.",
        ),
        "undated-column": _both("no date", "sans date"),
        "lanes": _both("Lanes", "Lignes"),
        "by-holder": _both("grouped by holder", "par acteur"),
        "by-topic": _both("grouped by topic", "par thème"),
        "only-all": _both("all", "toutes"),
        "only-change": _both("only where a stance changed", "seulement les changements de position"),
        "only-tension": _both("only in tension with another", "seulement les tensions"),
        "change-to": _both("Gave up the earlier stance", "A quitté sa position antérieure"),
        "tension-with": _both(
            "Held together with what conflicts with it (which is no reproach: the holder may see no conflict)",
            "Tenu en même temps que ce qui s’y oppose (sans reproche : l’acteur n’y voit peut-être pas de conflit)",
        ),
        "said-there": _both("What was said or done there", "Ce qui y a été dit ou fait"),
        "events": _both("Events", "Événements"),
        "event": _both("Event", "Événement"),
        "kind": _both("Kind", "Genre"),
        "participants": _both("Participants", "Participants"),
        "War": _both("War", "Guerre"),
        "Conference": _both("Conference", "Conférence"),
        "Visit": _both("Visit", "Visite"),
        "Speech": _both("Speech", "Discours"),
        "Interview": _both("Interview", "Entretien"),
        "Negotiation": _both("Negotiation", "Négociation"),
        "Election": _both("Election", "Élection"),
        "Commitment": _both("Commitment", "Engagement"),
        "Event": _both("Other event", "Autre événement"),
        "n-changes": _both("changes of stance", "changements de position"),
        "n-changes-1": _both("change of stance", "changement de position"),
        "n-tensions": _both("tensions", "tensions"),
        "n-tensions-1": _both("tension", "tension"),
        "n-events": _both("events", "événements"),
        "n-events-1": _both("event", "événement"),
        "question-order": _both("What is in force, and for whom?", "Qu’est-ce qui est en vigueur, et pour qui ?"),
        "lead-order": _both(
            "Treaties and documents from signature to end, with what was done to them, and institutions with their "
            "members. Choose a day to see what is in force then and who belongs to it.",
            "Traités et documents de la signature à la fin, avec ce qui leur est arrivé, et institutions avec leurs "
            "membres. Choisissez un jour pour voir ce qui est alors en vigueur et qui en fait partie.",
        ),
        "view-order": _both(
            "Treaties, political documents and institutions, with parties and members on any day.",
            "Traités, documents politiques et institutions, avec parties et membres à toute date.",
        ),
        "stage-order": _both(
            "Bars by year. Arrow keys walk from row to row, Enter opens details, Escape returns. The table below says "
            "the same.",
            "Barres par année. Les flèches vont de ligne en ligne, Entrée ouvre les détails, Échap revient. Le tableau "
            "ci-dessous dit la même chose.",
        ),
        "as-of": _both("On this day", "À cette date"),
        "only-now": _both("only what is in force then", "seulement ce qui est alors en vigueur"),
        "sort-BindingTreaty": _both("Treaties", "Traités"),
        "sort-Treaty": _both("Agreements of disputed force in law", "Accords à la portée juridique débattue"),
        "sort-PoliticalDocument": _both("Political documents", "Documents politiques"),
        "sort-TreatyProvision": _both("Provisions of treaties", "Dispositions de traités"),
        "sort-Institution": _both("Institutions", "Institutions"),
        "one-BindingTreaty": _both("Treaty", "Traité"),
        "one-Treaty": _both("Agreement of disputed force in law", "Accord à la portée juridique débattue"),
        "one-PoliticalDocument": _both("Political document", "Document politique"),
        "one-TreatyProvision": _both("Provision of a treaty", "Disposition d’un traité"),
        "one-Institution": _both("Institution", "Institution"),
        "key": _both("Key", "Légende"),
        "key-now": _both("in force on that day", "en vigueur à cette date"),
        "key-not": _both("not in force on that day", "pas en vigueur à cette date"),
        "key-pending": _both("signed, not in force", "signé, pas en vigueur"),
        "order-help": _both(
            "The number at the right counts the parties or members on that day. Political documents bind politically: "
            "they take effect when they are adopted. Institutions are drawn from their first member on.",
            "Le nombre à droite compte les parties ou membres à cette date. Un document politique engage "
            "politiquement dès son adoption. Une institution est tracée depuis son premier membre.",
        ),
        "status": _both("Status", "État"),
        "number": _both("how many", "combien"),
        "status-ended": _both("ended", "a pris fin"),
        "status-in-force": _both("in force", "en vigueur"),
        "status-in-effect": _both("in effect", "en application"),
        "status-signed": _both("signed", "signé"),
        "status-proposed": _both("proposed", "proposé"),
        "status-none": _both("not yet", "pas encore"),
        "status-members": _both("has members", "a des membres"),
        "suspended-by": _both("; suspended by ", " ; suspension par "),
        "shown-order": _both(
            "{x} of {y} treaties and documents in force on {day} · {a} institutions shown",
            "{x} traités et documents sur {y} en vigueur le {day} · {a} institutions affichées",
        ),
        "name": _both("Name", "Nom"),
        "dates": _both("Dates", "Dates"),
        "signed": _both("Signed or adopted", "Signé ou adopté"),
        "in-force-from": _both("In force from", "En vigueur depuis"),
        "ended-on": _both("Ended", "Fin"),
        "parties": _both("Parties", "Parties"),
        "members": _both("Members", "Membres"),
        "n-parties": _both("{n} parties", "{n} parties"),
        "n-members": _both("{n} members", "{n} membres"),
        "of-all": _both("on that day, of", "à cette date, sur"),
        "acts": _both("What was done", "Ce qui s’est passé"),
        "other-days": _both("On other days", "À d’autres dates"),
        "references": _both("References", "Références"),
        "belongs-to": _both("Belongs to", "Fait partie de"),
        "Signature": _both("signature", "signature"),
        "Adoption": _both("adoption", "adoption"),
        "ProvisionalApplication": _both("provisional application", "application provisoire"),
        "EntryIntoForce": _both("entry into force", "entrée en vigueur"),
        "Extension": _both("extension", "prorogation"),
        "Suspension": _both("suspension", "suspension"),
        "WithdrawalNotice": _both("notice of withdrawal", "notification de retrait"),
        "Withdrawal": _both("withdrawal", "retrait"),
        "Replacement": _both("replacement", "remplacement"),
        "Expiry": _both("expiry", "expiration"),
        "Termination": _both("termination", "extinction"),
        "n-BindingTreaty": _both("treaties", "traités"),
        "n-BindingTreaty-1": _both("treaty", "traité"),
        "n-Treaty": _both("agreements of disputed force", "accords à la portée débattue"),
        "n-Treaty-1": _both("agreement of disputed force", "accord à la portée débattue"),
        "n-PoliticalDocument": _both("political documents", "documents politiques"),
        "n-PoliticalDocument-1": _both("political document", "document politique"),
        "n-TreatyProvision": _both("provisions", "dispositions"),
        "n-TreatyProvision-1": _both("provision", "disposition"),
        "n-Institution": _both("institutions", "institutions"),
        "n-Institution-1": _both("institution", "institution"),
        "n-now": _both("in force when the latest source appeared", "en vigueur à la parution de la source"),
        "question-sides": _both("With whom, against whom?", "Avec qui, contre qui ?"),
        "lead-sides": _both(
            "Actors that hold the same, or the opposite, on one proposition at one time. Select a line to see on what, "
            "and the statements behind it.",
            "Les acteurs qui défendent la même chose, ou le contraire, sur une proposition au même moment. Choisissez "
            "un trait pour voir sur quoi, et les énoncés à l’appui.",
        ),
        "view-sides": _both(
            "Who agrees with whom and who opposes whom, and on what, at any time.",
            "Qui s’accorde avec qui, qui s’oppose à qui, et sur quoi, à toute époque.",
        ),
        "stage-sides": _both(
            "Circle of actors and their ties. Arrow keys walk through ties and actors, Enter opens details, Escape "
            "returns. The table below says the same.",
            "Cercle des acteurs et de leurs liens. Les flèches parcourent liens et acteurs, Entrée ouvre les détails, "
            "Échap revient. Le tableau ci-dessous dit la même chose.",
        ),
        "tie": _both("Tie", "Lien"),
        "ties": _both("Ties between actors", "Liens entre acteurs"),
        "pair": _both("Between", "Entre"),
        "on-what": _both("On what", "Sur quoi"),
        "agrees": _both("agreement", "accord"),
        "disagrees": _both("opposition", "opposition"),
        "width-sides": _both("wider: on more propositions", "plus large : sur plus de propositions"),
        "sides-help": _both(
            "A tie says that both took a stance on the same question, not that they spoke with or of each other. "
            "Support on a condition counts as support; ambivalence counts as neither.",
            "Un lien dit que les deux ont pris position sur une même question, non qu’ils se sont parlé. Un soutien "
            "sous condition compte comme soutien ; l’ambivalence ne compte pas.",
        ),
        "alone": _both("On nothing with anyone else", "Sur rien avec personne d’autre"),
        "undated-ties": _both(
            "with undated ones ({n}): the source does not date both positions",
            "avec les non datés ({n}) : la source ne date pas les deux positions",
        ),
        "shown-sides": _both(
            "{x} of {y} ties shown · {a} of {b} actors", "{x} liens sur {y} affichés · {a} acteurs sur {b}"
        ),
        "on-1": _both("on 1 proposition", "sur 1 proposition"),
        "on-n": _both("on {n} propositions", "sur {n} propositions"),
        "n-agrees": _both("ties of agreement", "liens d’accord"),
        "n-agrees-1": _both("tie of agreement", "lien d’accord"),
        "n-disagrees": _both("ties of opposition", "liens d’opposition"),
        "n-disagrees-1": _both("tie of opposition", "lien d’opposition"),
        "question-matrix": _both("Who stands where on what?", "Qui se situe où, et sur quoi ?"),
        "lead-matrix": _both(
            "Each row is a proposition, each column a holder, each mark a stance. A column’s head sorts by it; a mark "
            "opens its statements.",
            "Chaque ligne est une proposition, chaque colonne un acteur, chaque signe une position. L’en-tête d’une "
            "colonne trie ; un signe ouvre ses énoncés.",
        ),
        "view-matrix": _both(
            "All positions in one table: to sort, to print, to hear.",
            "Toutes les positions dans un tableau : à trier, à imprimer, à écouter.",
        ),
        "stage-matrix": _both(
            "Table. Arrow keys walk from mark to mark, up and down within a column; Enter opens details, Escape "
            "returns.",
            "Tableau. Les flèches vont de signe en signe, haut et bas dans une colonne ; Entrée ouvre les détails, "
            "Échap revient.",
        ),
        "question-vocabulary": _both("In which terms is it said?", "En quels termes est-ce dit ?"),
        "lead-vocabulary": _both(
            "The vocabulary as a class diagram: boxes are classes with narrower ones (▹) and properties, lines are "
            "properties that lead from one class to another. Select a name for its meaning and its use in this graph.",
            "Le vocabulaire en diagramme de classes : les boîtes sont des classes, avec de plus étroites (▹) et des "
            "propriétés ; les lignes sont des propriétés qui mènent d’une classe à une autre. Choisissez un nom pour "
            "son sens et son emploi dans ce graphe.",
        ),
        "view-vocabulary": _both(
            "Classes and properties, what they mean, and how often this graph uses them.",
            "Les classes et les propriétés, ce qu’elles signifient, et combien ce graphe les emploie.",
        ),
        "stage-vocabulary": _both(
            "Class diagrams. Arrow keys walk from name to name, Enter opens details, Escape returns. The table below "
            "says the same.",
            "Diagrammes de classes. Les flèches vont de nom en nom, Entrée ouvre les détails, Échap revient. Le "
            "tableau ci-dessous dit la même chose.",
        ),
        "terms": _both("Terms", "Termes"),
        "meaning": _both("Meaning", "Sens"),
        "uses": _both("Used", "Emplois"),
        "uses-1": _both("used once in this graph", "un emploi dans ce graphe"),
        "uses-n": _both("used {n} times in this graph", "{n} emplois dans ce graphe"),
        "uses-0": _both("not used in this graph", "sans emploi dans ce graphe"),
        "documented": _both("Its entry in the documentation", "Son entrée dans la documentation"),
        "modules": _both("Parts", "Parties"),
        "other-vocabularies": _both("From other vocabularies", "D’autres vocabulaires"),
        "only-used": _both("only what this graph uses", "seulement ce que ce graphe emploie"),
        "class": _both("class", "classe"),
        "object-property": _both("property that leads to a thing", "propriété qui mène à une chose"),
        "datatype-property": _both("property that carries data", "propriété qui porte une donnée"),
        "individual": _both("fixed value", "valeur fixe"),
        "foreign": _both("term of another vocabulary", "terme d’un autre vocabulaire"),
        "key-class": _both(
            "class, with narrower classes (▹) and its properties", "classe, avec de plus étroites (▹) et ses propriétés"
        ),
        "key-foreign": _both("class of another part", "classe d’une autre partie"),
        "key-line": _both("property from one class to another", "propriété d’une classe à une autre"),
        "key-inferred": _both("inferred: nobody writes it", "inférée : personne ne l’écrit"),
        "uses-help": _both(
            "Uses count what is asserted and what follows; a thing counts for each class that it is in.",
            "Les emplois comptent ce qui est affirmé et ce qui s’en déduit ; une chose compte dans chaque classe.",
        ),
        "shown-vocabulary": _both(
            "{x} of {y} classes shown · {a} of {b} properties", "{x} classes sur {y} affichées · {a} propriétés sur {b}"
        ),
        "n-classes": _both("classes", "classes"),
        "n-properties": _both("properties", "propriétés"),
        "n-alignments": _both("relations to other vocabularies", "relations avec d’autres vocabulaires"),
        "n-rows": _both("propositions", "propositions"),
        "n-columns": _both("holders", "acteurs"),
        "open-view": _both("Open the page", "Ouvrir la page"),
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
        "voice-ReportedAct": _both(
            "done by {holder}, as reported by {reporter}", "fait par {holder}, selon {reporter}"
        ),
        "voice-AttributedView": _both(
            "ascribed to {holder} by {reporter}; no utterance is named",
            "attribué à {holder} par {reporter} ; aucun propos n’est cité",
        ),
        "voice-AuthorAssessment": _both("a judgement by {holder}", "jugement porté par {holder}"),
        **{f"stands-{stance}": _both(words.en, words.fr) for stance, words in STANDS.items()},
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
    *(f"stands-{stance}" for stance in STANCES),
)
"""The texts that every page's script needs."""

SCRIPTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "time": (
            *("change-to", "tension-with", "said-there", "participants", "War", "Conference", "Visit", "Speech"),
            *("Interview", "Negotiation", "Election", "Commitment", "Event"),
        ),
        "sides": ("agrees", "disagrees", "shown-sides", "on-1", "on-n"),
        "vocabulary": (
            *("shown-vocabulary", "uses-0", "uses-1", "uses-n", "class", "object-property", "datatype-property"),
            *("individual", "foreign"),
        ),
        "order": (
            *("status-ended", "status-in-force", "status-in-effect", "status-signed", "status-proposed"),
            *("status-none", "status-members", "suspended-by", "shown-order", "parties", "members", "n-parties"),
            *("n-members", "acts", "other-days", "references", "belongs-to", "one-BindingTreaty", "one-Treaty"),
            *("one-PoliticalDocument", "one-TreatyProvision", "one-Institution"),
        ),
    }
)
"""What each view's script needs besides."""


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
