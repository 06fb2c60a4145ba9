// Answers: a table for readers, CSV and JSON for machines (the same as `kg query --format csv` and `json`).
const LABELS = { en: new Map(), fr: new Map() };
let PASSAGES = new Map(), PLACES = new Map(), NAMES = [], MODES = new Set();

/** Takes what the worker knows of the graph. */
function learn({ labels, others, modes, passages, shown }) {
  NAMES = [...labels, ...others].map(([iri, label]) => ({ iri: iri.value, label: label.value }));
  for (const lang of ["en", "fr"]) {
    const rank = ([, label]) => `${Number(label["xml:lang"] === lang)}${label.value}`; // the last one stays
    LABELS[lang] = new Map([...labels].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).map(([iri, label]) => [iri.value, label]));
  }
  MODES = new Set(modes.map(([iri]) => iri.value));
  PLACES = new Map(shown.map(([iri, view]) => [iri.value, view.value]));
  PASSAGES = new Map(passages.map(([iri, link]) => [iri.value, link.value]));
}

const handle = (iri) => iri.startsWith(PREFIXES.statement) || iri.startsWith(PREFIXES.position);
const usable = (address) => /^https?:\/\//.test(address);

/** Where an IRI leads: to the article's passage, to a picture that selects it, or to the other data set. */
function leadsTo(iri) {
  const view = PLACES.get(iri), id = iri.slice(IDS.length).replace(/^position\//, "");
  if (usable(PASSAGES.get(iri) ?? "")) return { href: PASSAGES.get(iri), away: text("opens-passage") };
  if (view) return { href: `${view}.html#sel=${id}${state.lang === "fr" ? "&lang=fr" : ""}${state.theme ? `&theme=${state.theme}` : ""}` };
  return usable(iri) && !iri.startsWith(IDS) && curie(iri) === iri ? { href: iri, away: text("new-tab") } : null;
}

function linked(name, to) {
  const link = to ? el("a", { href: to.href }, name) : name;
  if (!to?.away) return link;
  Object.assign(link, { target: "_blank", rel: "noopener" });
  link.append(el("span", { ariaHidden: "true", textContent: " ↗" }), el("span", { className: "unseen", textContent: ` (${to.away})` }));
  return link;
}

function shown(iri) {
  const label = handle(iri) ? null : LABELS[state.lang].get(iri);
  const name = label ? el("span", { textContent: label.value, lang: label["xml:lang"] ?? "" }) : el("span", { textContent: curie(iri) });
  const link = linked(name, leadsTo(iri));
  return state.iris && label ? [link, el("small", { textContent: curie(iri) })] : [link];
}

const tripled = (t) => t.type === "triple" && typeof t.value === "object" ? `<< ${[t.value.subject, t.value.predicate, t.value.object].map(tripled).join(" ")} >>` : t.value;

function cell(t) {
  const made = el("td");
  if (t?.type === "uri") made.append(...shown(t.value));
  else if (t?.datatype === `${PREFIXES.xsd}anyURI` && usable(t.value)) made.append(linked(t.value, { href: t.value, away: text("new-tab") }));
  else if (t) made.append(tripled(t));
  if (t?.["xml:lang"]) made.lang = t["xml:lang"];
  const letters = made.textContent.length;
  if (t?.type === "literal" && typeof value(t) === "number") made.className = "number";
  else if (letters <= 12 || letters > 24) made.className = letters > 24 ? "long" : "short";
  return made;
}

// ---- files
const NUMBERS = new Set(["integer", "nonNegativeInteger", "decimal", "double"].map((name) => PREFIXES.xsd + name));

/** A term as a JSON value: IRIs and other literals as strings, numbers and truth values as what they are. */
function value(t) {
  if (!t) return null;
  if (t.type !== "literal") return tripled(t);
  if (t.datatype === `${PREFIXES.xsd}boolean`) return { true: true, 1: true, false: false, 0: false }[t.value] ?? t.value;
  const number = NUMBERS.has(t.datatype) ? Number(t.value) : NaN;
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : t.value;
}

const asJson = ({ columns, rows }) => `${JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, value(row[i])]))), null, 1)}\n`;
const field = (string) => (/[",\r\n]/.test(string) ? `"${string.replaceAll('"', '""')}"` : string);
const line = (fields) => `${fields.length === 1 && fields[0] === "" ? '""' : fields.map(field).join(",")}\n`;
const asCsv = ({ columns, rows }) => [columns, ...rows.map((row) => row.map((t) => (t ? tripled(t) : "")))].map(line).join("");
