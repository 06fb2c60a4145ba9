"""An invented graph in the shape of docs/data-model.md: Norland, Sudland and the Harbour Pact."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from rdflib import DC, DCTERMS, ORG, RDF, RDFS, SKOS, XSD, Dataset, Graph, Literal, URIRef

from kg.namespaces import CONTEXT, ESO, INFERRED, OA, SCHEMA, resource, source_graph

HOSTILE = {
    "script": "<script>document.title='owned'</script>",
    "image": '"><img src=x onerror="document.title=\'owned\'">',
    "close": "</script></style></title><svg onload=alert(1)>",
    "cdata": "]]> {{ 7*7 }} ${7*7} <!-- &amp; 'x' \"y\"",
}
ARTICLE = "https://example.org/harbour?a=1&b=2"
PUBLISHED = "2031-05-04"

ACTORS = {
    "jane-doe": ("Person", "Jane Doe", "Jane Doe"),
    "minister-of-norland": ("Person", "Minister of Norland", "Ministre de Norlande"),
    "queen-of-sudland": ("Person", "Queen of Sudland", "Reine de Sudlande"),
    "admiral-berg": ("Person", "Admiral Ylva Bérg", "Amirale Ylva Bérg"),
    "norland": ("State", "Norland", "Norlande"),
    "sudland": ("State", "Sudland", "Sudlande"),
    "westmark": ("State", "Westmark", "Marche de l’Ouest"),
    "harbour-union": ("Institution", "Harbour Union", "Union des ports"),
    "court-of-seas": ("Institution", "Court of the Seas", "Cour des mers"),
    "northern-allies": ("Collective", "Northern allies", "Alliés du Nord"),
    "island-states": ("Collective", HOSTILE["script"], HOSTILE["image"]),
    "harbour-review": ("Institution", "Harbour Review", "Revue du port"),
}
TOPICS = {
    "sea-access": ("Access to the sea", "Accès à la mer"),
    "defence": ("Defence", "Défense"),
    "alliances": ("Alliances", "Alliances"),
    "law": (HOSTILE["close"], HOSTILE["close"]),
}
PROPOSITIONS = {
    "harbour-stays-open": (
        "The harbour must stay open to all ships",
        "Le port doit rester ouvert à tous",
        "sea-access",
    ),
    "harbour-closed": (
        "The harbour may be closed to warships",
        "Le port peut être fermé aux navires de guerre",
        "sea-access",
    ),
    "toll-abolished": (
        "The toll on the strait should be abolished",
        "Le péage du détroit doit disparaître",
        "sea-access",
    ),
    "joint-patrols": (
        "Norland and Sudland should patrol the strait together",
        "Norlande et Sudlande doivent patrouiller ensemble",
        "sea-access",
    ),
    "norland-builds-fleet": (
        "Norland should build a fleet of its own",
        "La Norlande doit bâtir sa propre flotte",
        "defence",
    ),
    "shared-fleet": ("The Union should own a common fleet", "L’Union doit posséder une flotte commune", "defence"),
    "buy-at-home": (
        "Members should buy their ships from each other",
        "Les membres doivent s’acheter leurs navires",
        "defence",
    ),
    "bases-abroad": (
        "Foreign bases should leave the islands",
        "Les bases étrangères doivent quitter les îles",
        "defence",
    ),
    "pact-dead": ("The Harbour Pact no longer binds anyone", "Le Pacte du port ne lie plus personne", "alliances"),
    "pact-renewed": (
        "The Harbour Pact should be renewed with Sudland",
        "Le Pacte du port doit être renouvelé avec la Sudlande",
        "alliances",
    ),
    "westmark-joins": (
        "Westmark should join the Harbour Union within ten years, whatever the others say",
        "La Marche de l’Ouest doit rejoindre l’Union des ports d’ici dix ans",
        "alliances",
    ),
    "talks-with-sudland": ("Talks with Sudland serve peace", "Parler avec la Sudlande sert la paix", "alliances"),
    "peace-in-norland": ("There is peace in Norland", "La paix règne en Norlande", "alliances"),
    "court-decides": ("The Court of the Seas decides disputes", "La Cour des mers tranche les litiges", "law"),
    "hostile-proposition": (HOSTILE["image"], HOSTILE["cdata"], "law"),
}
CONFLICTS = (
    ("harbour-stays-open", "harbour-closed"),
    ("norland-builds-fleet", "shared-fleet"),
    ("pact-dead", "pact-renewed"),
)
EVENTS = {
    "harbour-conference-2030": ("Harbour Conference 2030", "Conférence du port 2030"),
    "visit-to-sudland": (HOSTILE["script"], "Visite en Sudlande"),
}
MODES = {
    "Q": "DirectQuotation",
    "R": "ReportedSpeech",
    "V": "AttributedView",
    "A": "ReportedAct",
    "W": "AuthorAssessment",
}
STANCES = {"+": "Supports", "-": "Opposes", "?": "SupportsConditionally", "~": "Ambivalent"}


class Said(NamedTuple):
    """One statement: holders, mode and stance by letter, proposition, EDTF span, and extras."""

    holders: str
    how: str
    proposition: str
    earliest: str = ""
    latest: str = PUBLISHED
    wording: str = ""
    event: str = ""
    term: str = ""


STATEMENTS = (
    Said(
        "minister-of-norland",
        "Q+",
        "harbour-stays-open",
        "2030-05-01",
        "2030-05-31",
        "last May",
        "harbour-conference-2030",
    ),
    Said("minister-of-norland", "R+", "harbour-stays-open", "2029-01-01", "2029-12-31", "in 2029"),
    Said("minister-of-norland", "A+", "harbour-stays-open"),
    Said("minister-of-norland", "Q+", "norland-builds-fleet", "2026-01-01", "2026-12-31"),
    Said("minister-of-norland", "R-", "shared-fleet", "2026-06-01", "2026-06-30", "in June 2026", term="dead letter"),
    Said("minister-of-norland", "Q+", "shared-fleet", "2030-02-01", "2030-02-28", "", "harbour-conference-2030"),
    Said("minister-of-norland", "Q?", "pact-renewed", "2030-05-12", "2030-05-12", "on 12 May"),
    Said("minister-of-norland", "R~", "talks-with-sudland", "2030-01-01", "2031-02-28", "", "visit-to-sudland"),
    Said("minister-of-norland", "R-", "pact-dead", "2030-05-12", "2030-05-12"),
    Said("minister-of-norland queen-of-sudland", "A+", "joint-patrols", "2030-11-01", "2030-11-30"),
    Said("queen-of-sudland", "Q-", "harbour-stays-open", "2030-06-01", "2030-06-30", "a month later"),
    Said("queen-of-sudland", "A+", "harbour-closed", "2030-07-01", "2031-03-31"),
    Said("queen-of-sudland", "R+", "pact-dead", "2031-01-01", "2031-01-31", term="dead letter"),
    Said("queen-of-sudland", "V-", "court-decides"),
    Said("sudland", "V+", "pact-dead"),
    Said("sudland", "V-", "westmark-joins"),
    Said("sudland", "A+", "harbour-closed", "2030-07-01", "2030-07-31"),
    Said("sudland", "A-", "toll-abolished", "2028-01-01", "2028-12-31"),
    Said("norland", "A+", "harbour-stays-open", "2027-01-01", "2027-12-31"),
    Said("norland", "V+", "talks-with-sudland"),
    Said("norland", "R+", "westmark-joins", "2031-03-01", "2031-03-31", "this March"),
    Said("westmark", "R+", "westmark-joins", "2030-01-01", "2030-12-31"),
    Said("westmark", "A+", "buy-at-home", "2031-01-01", "2031-01-31"),
    Said("admiral-berg", "Q+", "norland-builds-fleet", "2031-02-03", "2031-02-03", "on 3 February"),
    Said("admiral-berg", "Q-", "shared-fleet", "2031-02-03", "2031-02-03"),
    Said("admiral-berg", "R+", "bases-abroad", "2031-02-03", "2031-02-03"),
    Said("harbour-union", "A+", "shared-fleet", "2030-01-01", "2030-12-31"),
    Said("harbour-union", "A+", "buy-at-home", "2030-01-01", "2030-12-31"),
    Said("harbour-union", "R?", "westmark-joins", "2031-04-01", "2031-04-30"),
    Said("court-of-seas", "A+", "court-decides", "2025-03-01", "2025-03-31"),
    Said("northern-allies", "V-", "talks-with-sudland"),
    Said("northern-allies", "V+", "norland-builds-fleet"),
    Said("northern-allies", "R-", "pact-renewed", "2030-09-01", "2030-09-30"),
    Said("island-states", "Q+", "bases-abroad", "2029-08-01", "2029-08-31", HOSTILE["close"], "visit-to-sudland"),
    Said("island-states", "R+", "hostile-proposition", "2029-08-01", "2029-08-31", term=HOSTILE["script"]),
    Said("jane-doe", "W+", "pact-dead", PUBLISHED),
    Said("jane-doe", "W-", "toll-abolished", PUBLISHED),
    Said("jane-doe", "W+", "buy-at-home", PUBLISHED),
    Said("jane-doe", "W+", "buy-at-home", PUBLISHED),
    Said("jane-doe", "W~", "court-decides", PUBLISHED),
)


def dataset(statements: Iterable[Said] = STATEMENTS, source: str = "doe-2031") -> Dataset:
    """The graph of the sample, or of other statements about the same actors and propositions."""
    whole = Dataset(default_union=True)
    asserted = whole.graph(source_graph(source))
    _declare(asserted, source)
    held: dict[tuple[str, str, str], list[tuple[URIRef, Said]]] = {}
    for number, said in enumerate(statements, 1):
        node = _state(asserted, source, number, said)
        for holder in said.holders.split():
            held.setdefault((holder, said.proposition, STANCES[said.how[1]]), []).append((node, said))
    _derive(whole.graph(INFERRED), held)
    _background(whole.graph(CONTEXT))
    return whole


def _labels(graph: Graph, node: URIRef, english: str, french: str) -> None:
    graph.add((node, RDFS.label, Literal(english, lang="en")))
    graph.add((node, RDFS.label, Literal(french, lang="fr")))


def _declare(graph: Graph, source: str) -> None:
    article = resource("source", source)
    graph.add((article, RDF.type, ESO.Source))
    graph.add((article, DCTERMS.title, Literal("Norland and the <Harbour> Pact", lang="en")))
    graph.add((article, DCTERMS.creator, resource("actor", "jane-doe")))
    graph.add((article, DCTERMS.publisher, resource("actor", "harbour-review")))
    graph.add((article, DCTERMS.issued, Literal(PUBLISHED, datatype=XSD.date)))
    graph.add((article, SCHEMA.url, URIRef(ARTICLE)))
    for slug, (kind, english, french) in ACTORS.items():
        graph.add((resource("actor", slug), RDF.type, ESO[kind]))
        _labels(graph, resource("actor", slug), english, french)
    for slug, names in TOPICS.items():
        graph.add((resource("topic", slug), RDF.type, ESO.Topic))
        _labels(graph, resource("topic", slug), *names)
    for slug, names in EVENTS.items():
        graph.add((resource("event", slug), RDF.type, ESO.Event))
        _labels(graph, resource("event", slug), *names)
    for slug, (english, french, topic) in PROPOSITIONS.items():
        graph.add((resource("proposition", slug), RDF.type, ESO.Proposition))
        graph.add((resource("proposition", slug), ESO.topic, resource("topic", topic)))
        _labels(graph, resource("proposition", slug), english, french)
    for one, other in CONFLICTS:
        graph.add((resource("proposition", one), ESO.conflictsWith, resource("proposition", other)))


def _state(graph: Graph, source: str, number: int, said: Said) -> URIRef:
    node = resource("statement", f"{source}-s{number:03}")
    graph.add((node, RDF.type, ESO.Statement))
    for holder in said.holders.split():
        graph.add((node, ESO.holder, resource("actor", holder)))
    graph.add((node, ESO.reporter, resource("actor", "jane-doe")))
    graph.add((node, ESO.mode, ESO[MODES[said.how[0]]]))
    graph.add((node, ESO.stance, ESO[STANCES[said.how[1]]]))
    graph.add((node, ESO.proposition, resource("proposition", said.proposition)))
    graph.add((node, ESO.source, resource("source", source)))
    if said.how[1] == "?":
        graph.add((node, ESO.condition, resource("proposition", "peace-in-norland")))
    if not said.earliest:
        graph.add((node, ESO.dateText, Literal(f"[..{said.latest}]")))
    else:
        graph.add((node, ESO.earliest, Literal(said.earliest, datatype=XSD.date)))
        same = said.earliest == said.latest
        graph.add((node, ESO.dateText, Literal(said.latest if same else f"[{said.earliest}..{said.latest}]")))
    graph.add((node, ESO.latest, Literal(said.latest, datatype=XSD.date)))
    if said.wording:
        graph.add((node, ESO.dateWording, Literal(said.wording)))
    if said.event:
        graph.add((node, ESO.saidAt, resource("event", said.event)))
    if said.term:
        graph.add((node, ESO.quotedTerm, Literal(said.term)))
    _anchor(graph, node, source, number, said)
    return node


def _anchor(graph: Graph, node: URIRef, source: str, number: int, said: Said) -> None:
    start = number * 100
    where = f"{source}-{start}-{start + 80}"
    quoted = said.how[0] == "Q"
    first, last = f"{'“' if quoted else ''}The words of {number}", f"end here {number}{',”' if quoted else ''}"
    target, span = resource("passage", where), resource("selector", f"{where}-range")
    graph.add((node, OA.hasTarget, target))
    graph.add((target, RDF.type, OA.SpecificResource))
    graph.add((target, ESO.paragraph, Literal(1 + number // 4)))
    address = f"{ARTICLE}#:~:text={quote(first, safe='')},{quote(last, safe='')}"
    hostile = "javascript:document.title='owned'//<b>"
    graph.add((target, ESO.deepLink, Literal(hostile if number == 35 else address, datatype=XSD.anyURI)))
    graph.add((target, OA.hasSelector, span))
    for edge, end, words in ((OA.hasStartSelector, "first", first), (OA.hasEndSelector, "last", last)):
        selector = resource("selector", f"{where}-{end}")
        graph.add((span, edge, selector))
        graph.add((selector, OA.exact, Literal(words)))


class Treaty(NamedTuple):
    """An instrument: class, names, days of signature, of entry into force and of the end, parties and acts."""

    kind: str
    english: str
    french: str
    signed: str
    in_force: str
    ended: str
    parties: tuple[tuple[str, str, str], ...]
    acts: tuple[tuple[str, str, str], ...]


TREATIES = {
    "harbour-pact": Treaty(
        *("BindingTreaty", "Harbour Pact", "Pacte du port", "1990-03-01", "1991-01-01", ""),
        (("norland", "1991-01-01", ""), ("sudland", "1991-01-01", "2029-12-31"), ("westmark", "2005-06-01", "")),
        (
            ("Signature", "1990-03-01", "norland sudland"),
            ("EntryIntoForce", "1991-01-01", ""),
            ("Suspension", "2028-02-01", "sudland"),
            ("Withdrawal", "2029-12-31", "sudland"),
        ),
    ),
    "toll-treaty": Treaty(
        *("BindingTreaty", HOSTILE["script"], HOSTILE["image"], "1975-05-05", "1976-01-01", "2001-01-01"),
        (("norland", "1976-01-01", "2001-01-01"), ("sudland", "", "")),
        (("Signature", "1975-05-05", "norland sudland"), ("Termination", "2001-01-01", "")),
    ),
    "unborn-treaty": Treaty("BindingTreaty", "Lantern Treaty", "Traité de la lanterne", "2027-07-07", "", "", (), ()),
    "strait-declaration": Treaty(
        *("PoliticalDocument", "Strait Declaration", "Déclaration du détroit", "2010-10-10", "", ""),
        (("norland", "2010-10-10", ""), ("westmark", "2010-10-10", "")),
        (("Adoption", "2010-10-10", "norland westmark"),),
    ),
}
IN_PART = "strait-declaration"
"""There are more parties to it than are recorded."""
MEMBERS = (("norland", "harbour-union", "1995-01-01", ""), ("westmark", "harbour-union", "2012-03-04", "2030-01-31"))
EVENT_DATES = {"harbour-conference-2030": ("2030-05-12/2030-05-13", "2030-05-12", "2030-05-13")}
HAPPENINGS = {
    "strait-war": ("War", "War of the Strait", "Guerre du détroit", "2028-03-01/..", "2028-03-01", ""),
    "lighthouse-speech": ("Speech", HOSTILE["cdata"], "Discours du phare", "2031-02-03", "2031-02-03", "2031-02-03"),
}


def _background(graph: Graph) -> None:
    """What the context says: days of events, treaties, members."""
    reference = resource("reference", "almanac")
    for predicate, value in ((DCTERMS.title, "Almanac <1>"), (DC.publisher, "Harbour Press")):
        graph.add((reference, predicate, Literal(value)))
    graph.add((reference, SCHEMA.url, URIRef("https://example.org/almanac")))
    for slug, (edtf, first, last) in EVENT_DATES.items():
        node = resource("event-date", slug)
        graph.add((node, RDF.type, ESO.EventDate))
        graph.add((node, ESO.ofEvent, resource("event", slug)))
        _dated(graph, node, edtf, first, last)
    for slug, (kind, english, french, edtf, first, last) in HAPPENINGS.items():
        node = resource("event", slug)
        graph.add((node, RDF.type, ESO[kind]))
        graph.add((node, ESO.participant, resource("actor", "norland")))
        _labels(graph, node, english, french)
        _dated(graph, node, edtf, first, last)
    for slug, treaty in TREATIES.items():
        _treaty(graph, slug, treaty, reference)
    for member, institution, since, until in MEMBERS:
        node = resource("membership", f"{member}.{institution}")
        graph.add((node, RDF.type, ESO.Membership))
        graph.add((node, ORG.member, resource("actor", member)))
        graph.add((node, ORG.organization, resource("actor", institution)))
        _days(graph, node, {ESO.validFrom: since, ESO.validUntil: until})


def _dated(graph: Graph, node: URIRef, edtf: str, first: str, last: str) -> None:
    graph.add((node, ESO.dateText, Literal(edtf)))
    _days(graph, node, {ESO.earliest: first, ESO.latest: last})


def _days(graph: Graph, node: URIRef, days: dict[URIRef, str]) -> None:
    for predicate, day in days.items():
        if day:
            graph.add((node, predicate, Literal(day, datatype=XSD.date)))


def _treaty(graph: Graph, slug: str, treaty: Treaty, reference: URIRef) -> None:
    node = resource("treaty", slug)
    for kind in {treaty.kind, treaty.kind.removeprefix("Binding")}:
        graph.add((node, RDF.type, ESO[kind]))
    graph.add((node, DCTERMS.source, reference))
    _labels(graph, node, treaty.english, treaty.french)
    _days(graph, node, {ESO.signedOn: treaty.signed, ESO.inForceFrom: treaty.in_force, ESO.endedOn: treaty.ended})
    if slug == IN_PART:
        graph.add((node, ESO.recordedInPart, Literal(True)))
    for actor, since, until in treaty.parties:
        part = resource("participation", f"{actor}.{slug}")
        graph.add((part, RDF.type, ESO.TreatyParticipation))
        graph.add((part, ESO.ofTreaty, node))
        graph.add((part, ESO.participant, resource("actor", actor)))
        _days(graph, part, {ESO.validFrom: since, ESO.validUntil: until})
    for kind, day, by in treaty.acts:
        act = resource("treaty-act", f"{slug}.{kind.lower()}")
        graph.add((act, RDF.type, ESO[kind]))
        graph.add((act, ESO.ofTreaty, node))
        _dated(graph, act, day, day, day)
        for actor in by.split():
            graph.add((act, ESO.actBy, resource("actor", actor)))


def _derive(graph: Graph, held: dict[tuple[str, str, str], list[tuple[URIRef, Said]]]) -> None:
    for (holder, proposition, stance), statements in held.items():
        node = resource("position", f"{holder}.{proposition}.{stance.lower()}")
        graph.add((node, RDF.type, ESO.Position))
        graph.add((node, ESO.holder, resource("actor", holder)))
        graph.add((node, ESO.proposition, resource("proposition", proposition)))
        graph.add((node, ESO.stance, ESO[stance]))
        since = min((said.earliest for _, said in statements if said.earliest), default="")
        if since:
            graph.add((node, ESO.heldFrom, Literal(since, datatype=XSD.date)))
        if (holder, proposition, stance) == ("minister-of-norland", "shared-fleet", "Opposes"):
            graph.add((node, ESO.heldUntil, Literal("2030-01-31", datatype=XSD.date)))
            graph.add((resource("position", f"{holder}.{proposition}.supports"), ESO.supersedes, node))
        for statement, _ in statements:
            graph.add((node, ESO.basedOn, statement))
        # what an OWL reasoner adds: alternative names as labels, resources under foreign names
        graph.add((resource("actor", holder), RDFS.label, Literal("AAA inferred", lang="en")))
        graph.add((statements[0][0], ESO.holder, URIRef("http://www.wikidata.org/entity/Q0")))
    graph.add((resource("actor", "norland"), SKOS.prefLabel, Literal("AAA inferred", lang="en")))
