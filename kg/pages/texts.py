"""Every word of the pages that does not come from the graph, in English and French."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from kg.model import STANDS

Label = Mapping[str, str]


def both(english: str, french: str) -> Label:
    """A text in both languages; French signs stay on the line of their word."""
    return MappingProxyType({"en": english, "fr": re.sub(r" (?=[:;?!»])|(?<=«) ", "\u00a0", french)})


TEXTS: Mapping[str, Label] = MappingProxyType(
    {
        "lead": both(
            "Who supports or opposes what on Europe’s security, by topic. Each line is one actor’s stance on one "
            "proposition; the wider, the more statements it rests on. Select a line to read them.",
            "Qui soutient ou rejette quoi pour la sécurité de l’Europe, par thème. Chaque trait est la position d’un "
            "acteur sur une proposition ; plus il est large, plus elle a d’énoncés. Choisissez un trait pour les lire.",
        ),
        "lead-folded": both(
            "An overview, as {n} actors and propositions are too many for one picture: each star stands for all "
            "propositions of a topic, each line for what somebody supports or opposes there. Select a line to read on.",
            "Un aperçu, car {n} acteurs et propositions sont trop pour une image : chaque étoile vaut pour toutes les "
            "propositions d’un thème, chaque trait pour ce que quelqu’un y soutient ou rejette. Choisissez un trait "
            "pour lire la suite.",
        ),
        "folded": both("{name} ({n} propositions)", "{name} ({n} propositions)"),
        "folded-kind": both("{name} ({n})", "{name} ({n})"),
        "skip": both("Skip to the table", "Aller au tableau"),
        "all-views": both("All views", "Toutes les vues"),
        "language": both("Language", "Langue"),
        "search": both("Search", "Chercher"),
        "found": both("{n} found", "{n} trouvés"),
        "none-found": both("Nothing found", "Rien trouvé"),
        "tools": both("Picture …", "Image …"),
        "fit": both("Reset view", "Vue initiale"),
        "zoom-in": both("Zoom in", "Agrandir"),
        "zoom-out": both("Zoom out", "Réduire"),
        "to-table": both("Table", "Tableau"),
        "print": both("Print", "Imprimer"),
        "copy-link": both("Copy link", "Copier le lien"),
        "copy-citation": both("Copy citation", "Copier la citation"),
        "copied": both("Copied", "Copié"),
        "not-copied": both("Could not copy: {text}", "Copie impossible : {text}"),
        "dark": both("Dark", "Sombre"),
        "light": both("Light", "Clair"),
        "filters": both("Filters and key", "Filtres et légende"),
        "reset": both("Show everything", "Tout afficher"),
        "holders": both("Who", "Qui"),
        "stances": both("Stance", "Position"),
        "modes": both("How we know", "D’où on le sait"),
        "topics": both("Topics", "Thèmes"),
        "held": both("Propositions", "Propositions"),
        "held-one": both("with one holder", "avec un seul acteur"),
        "held-several": both("with several holders", "avec plusieurs acteurs"),
        "time": both("Time", "Temps"),
        "focus": both("Around the selection", "Autour de la sélection"),
        "since": both("from", "de"),
        "until": both("to", "à"),
        "undated": both(
            "with undated positions ({n}): the source gives no date for them",
            "avec les positions non datées ({n}) : la source n’en donne pas la date",
        ),
        "time-help": both(
            "A position counts from its first dated statement until something ends it.",
            "Une position compte depuis son premier énoncé daté jusqu’à ce que quelque chose y mette fin.",
        ),
        "everything": both("everything", "tout"),
        "one-step": both("1 step", "1 pas"),
        "two-steps": both("2 steps", "2 pas"),
        "dotted": both(
            "dotted: ascribed only, no utterance named", "pointillé : attribué seulement, aucun propos cité"
        ),
        "width": both("wider: more statements", "plus large : plus d’énoncés"),
        "shown": both(
            "{x} of {y} positions shown · {a} of {b} holders · {c} of {d} propositions",
            "positions affichées : {x} sur {y} · acteurs : {a} sur {b} · propositions : {c} sur {d}",
        ),
        "to-whole": both("All of them at once", "Tous à la fois"),
        "question-whole": both("Who holds what, all at once?", "Qui défend quoi, tout à la fois ?"),
        "lead-whole": both(
            "Every actor and every proposition: a disc for each topic, what is held most in its middle; actors stand "
            "between the discs, nearest to what they hold. Drag to move, Ctrl and the wheel or two fingers to come "
            "nearer; select something to read who said it.",
            "Chaque acteur et chaque proposition : un disque par thème, le plus défendu au milieu ; les acteurs se "
            "tiennent entre les disques, au plus près de ce qu’ils défendent. Glissez pour déplacer, Ctrl et la "
            "molette ou deux doigts pour approcher ; choisissez un élément pour lire qui l’a dit.",
        ),
        "view-whole": both(
            "Thousands of actors and propositions in one picture, for an eye on the whole.",
            "Des milliers d’acteurs et de propositions en une image, pour voir l’ensemble.",
        ),
        "stage": both(
            "Network picture. Arrow keys walk from node to node, Enter opens details, F narrows to the "
            "surroundings, Escape returns. The table below says the same.",
            "Image du réseau. Les flèches vont de nœud en nœud, Entrée ouvre les détails, F restreint aux "
            "alentours, Échap revient. Le tableau ci-dessous dit la même chose.",
        ),
        "keys": both(
            "Arrows: walk · Enter: details · F: surroundings · /: search · Esc: back",
            "Flèches : parcourir · Entrée : détails · F : alentours · / : chercher · Échap : retour",
        ),
        "colon": both(": ", " : "),
        "author": both("author", "signe l’article"),
        "named-author": both("{name} (author)", "{name} (signe\u00a0l’article)"),
        "details": both("Details", "Détails"),
        "close": both("Close", "Fermer"),
        "conflicts-with": both("Conflicts with", "En conflit avec"),
        "conflict": both("conflict between propositions", "conflit entre propositions"),
        "conflict-help": both(
            "Nobody can fully pursue both, or public debate treats them as opposites.",
            "Nul ne peut poursuivre pleinement les deux, ou le débat public les oppose.",
        ),
        "table": both("The same as a table", "La même chose en tableau"),
        "matrix": both("Overview: propositions and holders", "Vue d’ensemble : propositions et acteurs"),
        "matrix-help": both(
            "+ supports, − opposes, (+) supports on a condition, ± ambivalent. A mark leads to its statements.",
            "+ soutient, − rejette, (+) soutient sous condition, ± partagé. Un signe mène à ses énoncés.",
        ),
        "in-detail": both("In detail", "En détail"),
        "list": both("Positions and their statements", "Les positions et leurs énoncés"),
        "holder": both("Holder", "Acteur"),
        "proposition": both("Proposition", "Proposition"),
        "stance": both("Stance", "Position"),
        "period": both("Period", "Période"),
        "statements": both("Statements", "Énoncés"),
        "statement-1": both("1 statement", "1 énoncé"),
        "statement-n": both("{n} statements", "{n} énoncés"),
        "position-1": both("1 position", "1 position"),
        "position-n": both("{n} positions", "{n} positions"),
        "since-date": both("since {from}", "depuis {from}"),
        "from-date": both("{from} – {until}", "{from} – {until}"),
        "between": both("some time between {from} and {until}", "entre {from} et {until}"),
        "earliest": both("{day} at the earliest", "{day} au plus tôt"),
        "no-period": both("undated", "non datée"),
        "still": both("since {from}", "depuis {from}"),
        "ended": both("{from} – {until}", "{from} – {until}"),
        "ended-only": both("until {until}", "jusqu’au {until}"),
        "date": both("Date", "Date"),
        "no-date": both("none given; by {latest} at the latest", "non précisée ; au plus tard le {latest}"),
        "venue": both("Venue", "Lieu ou occasion"),
        "topic": both("Topic", "Thème"),
        "term": both("Term quoted", "Terme cité"),
        "condition": both("On condition that", "À condition que"),
        "passage": both("Passage", "Passage"),
        "own-use": both("full text, for your own use only", "texte intégral, pour votre seul usage"),
        "coder": both("Coder’s note", "Note de codage"),
        "open": both("Open the article at this passage", "Ouvrir l’article à ce passage"),
        "new-tab": both("new tab", "nouvel onglet"),
        "paragraph": both("paragraph {n}", "paragraphe {n}"),
        "bad-link": both("Address not usable", "Adresse inutilisable"),
        "source": both("Source", "Source"),
        "sources": both("Sources", "Sources"),
        "cite": both("How to cite", "Comment citer"),
        "ours": both(
            "The wording of the propositions is ours; the article is its publisher’s. Only words between quotation "
            "marks are quoted.",
            "Les propositions sont formulées par nous ; l’article appartient à son éditeur. Seuls les mots entre "
            "guillemets sont cités.",
        ),
        "index-lead": both(
            "Who holds which position on Europe’s security, since when, against whom, and on what evidence.",
            "Qui défend quelle position sur la sécurité de l’Europe, depuis quand, contre qui, et sur quelle base.",
        ),
        "view-holders": both(
            "Actors and what they support, oppose or tie to a condition, with every statement behind it.",
            "Les acteurs et ce qu’ils soutiennent, rejettent ou conditionnent, avec chaque énoncé à l’appui.",
        ),
        "question-time": both("Since when, until when?", "Depuis quand, jusqu’à quand ?"),
        "lead-time": both(
            "A lane for each holder and proposition: the bar is the time in which it was held, marks are statements, "
            "verticals are events. What nothing has ended fades out where its source was published.",
            "Une ligne par acteur et proposition : la barre est le temps où elle est défendue, les signes sont des "
            "énoncés, les verticales des événements. Ce que rien n’a clos s’estompe à la parution de la source.",
        ),
        "view-time": both(
            "How long each position was held, what was said when, and what happened meanwhile.",
            "Combien de temps chaque position a été tenue, ce qui a été dit quand, et ce qui se passait alors.",
        ),
        "stage-time": both(
            "Timeline. Arrow keys walk from lane to lane and to the events above, Enter opens details, Escape returns. "
            "The table below says the same.",
            "Chronologie. Les flèches vont de ligne en ligne et aux événements au-dessus, Entrée ouvre les détails, "
            "Échap revient. Le tableau ci-dessous dit la même chose.",
        ),
        "undated-column": both("no date", "sans date"),
        "lanes": both("Lanes", "Lignes"),
        "by-holder": both("grouped by holder", "par acteur"),
        "by-topic": both("grouped by topic", "par thème"),
        "only-all": both("all", "tout"),
        "only-change": both("only where a stance changed", "seulement les changements de position"),
        "only-tension": both("only in tension with another", "seulement les tensions"),
        "change-to": both("Gave up the earlier stance", "A quitté sa position antérieure"),
        "tension-with": both(
            "Held together with what conflicts with it (which is no reproach: the holder may see no conflict)",
            "Tenu en même temps que ce qui s’y oppose (sans reproche : l’acteur n’y voit peut-être pas de conflit)",
        ),
        "earlier-event": both("Earlier event", "Événement précédent"),
        "later-event": both("Later event", "Événement suivant"),
        "said-there": both("What was said or done there", "Ce qui y a été dit ou fait"),
        "events": both("Events", "Événements"),
        "event": both("Event", "Événement"),
        "kind": both("Kind", "Genre"),
        "participants": both("Participants", "Participants"),
        "War": both("War", "Guerre"),
        "Conference": both("Conference", "Conférence"),
        "Visit": both("Visit", "Visite"),
        "Speech": both("Speech", "Discours"),
        "Interview": both("Interview", "Entretien"),
        "Negotiation": both("Negotiation", "Négociation"),
        "Election": both("Election", "Élection"),
        "Commitment": both("Commitment", "Engagement"),
        "Event": both("Other event", "Autre événement"),
        "n-changes": both("changes of stance", "changements de position"),
        "n-changes-1": both("change of stance", "changement de position"),
        "n-tensions": both("tensions", "tensions"),
        "n-tensions-1": both("tension", "tension"),
        "n-events": both("events", "événements"),
        "n-events-1": both("event", "événement"),
        "question-order": both("What is in force, and for whom?", "Qu’est-ce qui est en vigueur, et pour qui ?"),
        "lead-order": both(
            "Treaties and documents from signature to end, with what was done to them, and institutions with their "
            "members. Choose a day to see what is in force then and who belongs to it.",
            "Traités et documents de la signature à la fin, avec ce qui leur est arrivé, et institutions avec leurs "
            "membres. Choisissez un jour pour voir ce qui est alors en vigueur et qui en fait partie.",
        ),
        "view-order": both(
            "Treaties, political documents and institutions, with parties and members on any day.",
            "Traités, documents politiques et institutions, avec parties et membres à toute date.",
        ),
        "stage-order": both(
            "Bars by year. Arrow keys walk from row to row, Enter opens details, Escape returns. The table below says "
            "the same.",
            "Barres par année. Les flèches vont de ligne en ligne, Entrée ouvre les détails, Échap revient. Le tableau "
            "ci-dessous dit la même chose.",
        ),
        "as-of": both("On this day", "À cette date"),
        "only-now": both("only what is in force then", "seulement ce qui est alors en vigueur"),
        "sort-BindingTreaty": both("Treaties", "Traités"),
        "sort-Treaty": both("Agreements of disputed force in law", "Accords à la portée juridique débattue"),
        "sort-PoliticalDocument": both("Political documents", "Documents politiques"),
        "sort-TreatyProvision": both("Provisions of treaties", "Dispositions de traités"),
        "sort-Institution": both("Institutions", "Institutions"),
        "one-BindingTreaty": both("Treaty", "Traité"),
        "one-Treaty": both("Agreement of disputed force in law", "Accord à la portée juridique débattue"),
        "one-PoliticalDocument": both("Political document", "Document politique"),
        "one-TreatyProvision": both("Provision of a treaty", "Disposition d’un traité"),
        "one-Institution": both("Institution", "Institution"),
        "key": both("Key", "Légende"),
        "key-now": both("in force on that day", "en vigueur à cette date"),
        "key-not": both("not in force on that day", "pas en vigueur à cette date"),
        "key-pending": both("signed, not in force", "signé, pas en vigueur"),
        "order-help": both(
            "The number at the right counts the parties or members on that day; with a + there were more than are "
            "recorded here. ‖ behind a status: a party has suspended it. Political documents bind politically: they "
            "take effect when they are adopted. Institutions are drawn from their first member on.",
            "Le nombre à droite compte les parties ou membres à cette date ; avec un +, il y en avait plus que ceux "
            "recensés ici. ‖ après l’état : une partie l’a suspendu. Un document politique engage politiquement dès "
            "son adoption. Une institution est tracée depuis son premier membre.",
        ),
        "status": both("Status", "État"),
        "number": both("how many", "nombre"),
        "status-ended": both("ended", "a pris fin"),
        "status-in-force": both("in force", "en vigueur"),
        "status-in-effect": both("in effect", "en application"),
        "status-signed": both("signed, not in force", "signé, pas en vigueur"),
        "status-proposed": both("proposed", "proposé"),
        "status-none": both("not yet", "pas encore"),
        "status-members": both("has members", "a des membres"),
        "suspended-by": both("; suspended by ", " ; suspension par "),
        "shown-order": both(
            "{x} of {y} treaties and documents in force on {day} · institutions shown: {a}",
            "traités et documents en vigueur le {day} : {x} sur {y} · institutions affichées : {a}",
        ),
        "name": both("Name", "Nom"),
        "dates": both("Dates", "Dates"),
        "signed": both("Signed or adopted", "Signé ou adopté"),
        "in-force-from": both("In force from", "En vigueur depuis"),
        "ended-on": both("Ended", "Fin"),
        "parties": both("Parties", "Parties"),
        "members": both("Members", "Membres"),
        "n-parties": both("{n} parties", "{n} parties"),
        "n-members": both("{n} members", "{n} membres"),
        "of-all": both("on that day, of", "à cette date, sur"),
        "acts": both("What was done", "Ce qui s’est passé"),
        "other-days": both("On other days", "À d’autres dates"),
        "references": both("References", "Références"),
        "belongs-to": both("Belongs to", "Fait partie de"),
        "Signature": both("signature", "signature"),
        "Adoption": both("adoption", "adoption"),
        "ProvisionalApplication": both("provisional application", "application provisoire"),
        "EntryIntoForce": both("entry into force", "entrée en vigueur"),
        "Extension": both("extension", "prorogation"),
        "Suspension": both("suspension", "suspension"),
        "WithdrawalNotice": both("notice of withdrawal", "notification de retrait"),
        "Withdrawal": both("withdrawal", "retrait"),
        "Replacement": both("replacement", "remplacement"),
        "Expiry": both("expiry", "expiration"),
        "Termination": both("termination", "extinction"),
        "n-BindingTreaty": both("treaties", "traités"),
        "n-BindingTreaty-1": both("treaty", "traité"),
        "n-Treaty": both("agreements of disputed force", "accords à la portée débattue"),
        "n-Treaty-1": both("agreement of disputed force", "accord à la portée débattue"),
        "n-PoliticalDocument": both("political documents", "documents politiques"),
        "n-PoliticalDocument-1": both("political document", "document politique"),
        "n-TreatyProvision": both("provisions", "dispositions"),
        "n-TreatyProvision-1": both("provision", "disposition"),
        "n-Institution": both("institutions", "institutions"),
        "n-Institution-1": both("institution", "institution"),
        "n-now": both("in force when the latest source appeared", "en vigueur à la parution de la source"),
        "question-sides": both("With whom, against whom?", "Avec qui, contre qui ?"),
        "lead-sides": both(
            "Actors that hold the same, or the opposite, on one proposition at one time. Select a line to see on what, "
            "and the statements behind it.",
            "Les acteurs qui défendent la même chose, ou le contraire, sur une proposition au même moment. Choisissez "
            "un trait pour voir sur quoi, et les énoncés à l’appui.",
        ),
        "view-sides": both(
            "Who agrees with whom and who opposes whom, and on what, at any time.",
            "Qui s’accorde avec qui, qui s’oppose à qui, et sur quoi, à toute époque.",
        ),
        "stage-sides": both(
            "Circle of actors and their ties. Arrow keys walk through ties and actors, Enter opens details, Escape "
            "returns. The table below says the same.",
            "Cercle des acteurs et de leurs liens. Les flèches parcourent liens et acteurs, Entrée ouvre les détails, "
            "Échap revient. Le tableau ci-dessous dit la même chose.",
        ),
        "tie": both("Tie", "Lien"),
        "ties": both("Ties between actors", "Liens entre acteurs"),
        "pair": both("Between", "Entre"),
        "on-what": both("On what", "Sur quoi"),
        "agrees": both("agreement", "accord"),
        "disagrees": both("opposition", "opposition"),
        "width-sides": both("wider: on more propositions", "plus large : sur plus de propositions"),
        "sides-help": both(
            "A tie says that both took a stance on the same question, not that they spoke with or of each other. "
            "Support on a condition counts as support; ambivalence counts as neither.",
            "Un lien dit que les deux ont pris position sur une même question, non qu’ils se sont parlé. Un soutien "
            "sous condition compte comme soutien ; l’ambivalence ne compte pas.",
        ),
        "alone": both("Without a tie to anyone", "Sans lien avec personne"),
        "undated-ties": both(
            "with undated ones ({n}): the source does not date both positions",
            "avec les non datés ({n}) : la source ne date pas les deux positions",
        ),
        "shown-sides": both(
            "{x} of {y} ties shown · {a} of {b} actors", "liens affichés : {x} sur {y} · acteurs : {a} sur {b}"
        ),
        "on-1": both("on 1 proposition", "sur 1 proposition"),
        "on-n": both("on {n} propositions", "sur {n} propositions"),
        "n-tied": both("actors with ties", "acteurs liés"),
        "n-agrees": both("ties of agreement", "liens d’accord"),
        "n-agrees-1": both("tie of agreement", "lien d’accord"),
        "n-disagrees": both("ties of opposition", "liens d’opposition"),
        "n-disagrees-1": both("tie of opposition", "lien d’opposition"),
        "question-matrix": both("Who stands where on what?", "Qui se situe où, et sur quoi ?"),
        "lead-matrix": both(
            "Each row is a proposition, each column a holder, each mark a stance. A column’s head sorts by it; a mark "
            "opens its statements.",
            "Chaque ligne est une proposition, chaque colonne un acteur, chaque signe une position. L’en-tête d’une "
            "colonne trie ; un signe ouvre ses énoncés.",
        ),
        "view-matrix": both(
            "All positions in one table: to sort, to print, to hear.",
            "Toutes les positions dans un tableau : à trier, à imprimer, à écouter.",
        ),
        "stage-matrix": both(
            "Table. Arrow keys walk from mark to mark, up and down within a column; Enter opens details, Escape "
            "returns.",
            "Tableau. Les flèches vont de signe en signe, haut et bas dans une colonne ; Entrée ouvre les détails, "
            "Échap revient.",
        ),
        "question-vocabulary": both("In which terms is it said?", "En quels termes est-ce dit ?"),
        "lead-vocabulary": both(
            "The vocabulary as a class diagram: boxes are classes with narrower ones (▹) and properties, lines are "
            "properties that lead from one class to another. Select a name for its meaning and its use in this graph.",
            "Le vocabulaire en diagramme de classes : les boîtes sont des classes, avec de plus étroites (▹) et des "
            "propriétés ; les lignes sont des propriétés qui mènent d’une classe à une autre. Choisissez un nom pour "
            "son sens et son emploi dans ce graphe.",
        ),
        "view-vocabulary": both(
            "Classes and properties, what they mean, and how often this graph uses them.",
            "Les classes et les propriétés, ce qu’elles signifient, et combien ce graphe les emploie.",
        ),
        "stage-vocabulary": both(
            "Class diagrams. Arrow keys walk from name to name, Enter opens details, Escape returns. The table below "
            "says the same.",
            "Diagrammes de classes. Les flèches vont de nom en nom, Entrée ouvre les détails, Échap revient. Le "
            "tableau ci-dessous dit la même chose.",
        ),
        "terms": both("Terms", "Termes"),
        "meaning": both("Meaning", "Sens"),
        "uses": both("Used", "Emplois"),
        "uses-1": both("used once in this graph", "un emploi dans ce graphe"),
        "uses-n": both("used {n} times in this graph", "{n} emplois dans ce graphe"),
        "uses-0": both("not used in this graph", "sans emploi dans ce graphe"),
        "documented": both("Its entry in the documentation", "Son entrée dans la documentation"),
        "modules": both("Parts", "Parties"),
        "other-vocabularies": both("From other vocabularies", "D’autres vocabulaires"),
        "only-used": both("only what this graph uses", "seulement ce que ce graphe emploie"),
        "class": both("class", "classe"),
        "object-property": both("property that leads to a thing", "propriété qui mène à une chose"),
        "datatype-property": both("property that carries data", "propriété qui porte une donnée"),
        "individual": both("fixed value", "valeur fixe"),
        "foreign": both("term of another vocabulary", "terme d’un autre vocabulaire"),
        "key-class": both(
            "class, with narrower classes (▹) and its properties", "classe, avec de plus étroites (▹) et ses propriétés"
        ),
        "key-foreign": both("class of another part", "classe d’une autre partie"),
        "key-line": both("property from one class to another", "propriété d’une classe à une autre"),
        "key-inferred": both("inferred: nobody writes it", "inférée : personne ne l’écrit"),
        "uses-help": both(
            "Uses count what is asserted and what follows; a thing counts for each class that it is in, a class of "
            "fixed values as often as these are used.",
            "Les emplois comptent ce qui est affirmé et ce qui s’en déduit ; une chose compte dans chaque classe, une "
            "classe de valeurs fixes autant que ses valeurs.",
        ),
        "shown-vocabulary": both(
            "{x} of {y} classes drawn · {a} of {b} properties, with those of other vocabularies",
            "classes dessinées : {x} sur {y} · propriétés : {a} sur {b}, celles d’autres vocabulaires comprises",
        ),
        "n-classes": both("classes", "classes"),
        "n-properties": both("properties", "propriétés"),
        "n-alignments": both("relations to other vocabularies", "relations avec d’autres vocabulaires"),
        "n-rows": both("propositions", "propositions"),
        "n-columns": both("holders", "acteurs"),
        "open-view": both("Open the page", "Ouvrir la page"),
        "files": both("The data", "Les données"),
        "n-holders": both("holders", "acteurs"),
        "n-propositions": both("propositions", "propositions"),
        "n-positions": both("positions", "positions"),
        "n-statements": both("statements", "énoncés"),
        "n-sources": both("sources", "sources"),
        "n-sources-1": both("source", "source"),
        "Person": both("Person", "Personne"),
        "State": both("State", "État"),
        "Institution": both("Institution", "Institution"),
        "Collective": both("Group", "Groupe"),
        "Actor": both("Other actor", "Autre acteur"),
        "Proposition": both("Proposition", "Proposition"),
        "Supports": both("supports", "soutient"),
        "Opposes": both("opposes", "rejette"),
        "SupportsConditionally": both("supports on a condition", "soutient sous condition"),
        "Ambivalent": both("ambivalent", "partagé"),
        "DirectQuotation": both("Direct quotation", "Citation directe"),
        "ReportedSpeech": both("Reported speech", "Discours rapporté"),
        "ReportedAct": both("Reported act", "Acte rapporté"),
        "AttributedView": both("Attributed view", "Point de vue attribué"),
        "AuthorAssessment": both("Author’s assessment", "Jugement de l’auteur"),
        "voice-DirectQuotation": both("{holder}, quoted word for word", "{holder}, mot pour mot"),
        "voice-ReportedSpeech": both(
            "said by {holder}, in the words of {reporter}", "dit par {holder}, avec les mots de {reporter}"
        ),
        "voice-ReportedAct": both("done by {holder}, as reported by {reporter}", "fait par {holder}, selon {reporter}"),
        "voice-AttributedView": both(
            "ascribed to {holder} by {reporter}; no utterance is named",
            "attribué à {holder} par {reporter} ; aucun propos n’est cité",
        ),
        "voice-AuthorAssessment": both("an assessment by {holder}", "jugement porté par {holder}"),
        **{f"stands-{stance}": both(words.en, words.fr) for stance, words in STANDS.items()},
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
            *("change-to", "tension-with", "said-there", "earlier-event", "later-event", "participants", "War"),
            *("Conference", "Visit", "Speech", "Interview", "Negotiation", "Election", "Commitment", "Event"),
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
