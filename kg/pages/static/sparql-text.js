// Query texts: the named queries with the reader's values, our prefixes, and what is wrong with a text.
const PREFIXES = VIEW.prefixes;
const QUERIES = new Map(VIEW.queries.map((query) => [query.name, query]));
const IDS = PREFIXES.actor.slice(0, -"actor/".length);

/** IRIs, strings and comments: where a colon is no prefix's and a word no keyword. */
const QUIET = /<[^<>"{}|^`\\\s]*>|"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#.*/g;
const bare = (sparql) => sparql.replace(QUIET, " ");

function curie(iri) {
  const [prefix, base] = Object.entries(PREFIXES).filter(([, base]) => iri.startsWith(base)).sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  return prefix ? `${prefix}:${iri.slice(base.length)}` : iri;
}

/** The IRI of an IRI in full (with or without angle brackets) or of a CURIE; nothing if it is neither. */
function expanded(name) {
  const inner = name.replace(/^<(.*)>$/, "$1"), [, prefix, local] = inner.match(/^([\w-]+):(.*)$/) ?? [];
  if (/^https?:\/\//.test(inner)) return inner;
  return Object.hasOwn(PREFIXES, prefix ?? "") ? PREFIXES[prefix] + local : null;
}

/** An IRI as SPARQL: short where that needs no escape. */
const written = (iri) => (/^\w+:\w([\w.-]*\w)?$/.test(curie(iri)) ? curie(iri) : `<${iri.replace(/[<>"{}|^`\\\s]/g, encodeURIComponent)}>`);

class Refused extends Error {}

// ---- values as people give them, as `kg query --param` takes them
const ofKind = (kind) => kind === "mode" ? NAMES.filter(({ iri }) => MODES.has(iri))
  : NAMES.filter(({ iri }) => iri.startsWith(kind === "resource" ? IDS : `${IDS}${kind}/`));
const folded = (string) => plain(string.normalize("NFKD")).trim().replace(/\s+/g, " ");

const pairs = (string) => new Set([...string].slice(1).map((c, i) => string[i] + c));
function alike(one, other) {
  const a = pairs(one), b = pairs(other);
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size || 1);
}

function nearest(value, known) {
  const wanted = folded(value), found = new Map(known.map(({ label }) => [label, alike(wanted, folded(label))]));
  const close = [...found].filter(([, much]) => much > 0.4).sort(([, a], [, b]) => b - a).slice(0, 3).map(([label]) => label);
  return close.length ? text("nearest", { names: close.join(", ") }) : "";
}

function iriOf(kind, value) {
  const known = ofKind(kind), iri = expanded(value), has = (wanted) => known.some((name) => name.iri === wanted);
  if (iri && (has(iri) || kind === "resource")) return iri;
  const called = known.filter(({ label }) => folded(label) === folded(value)).map((name) => name.iri);
  const matches = new Set(called.length ? called : known.map((name) => name.iri).filter((known) => known.endsWith(`/${value}`) || known.endsWith(`#${value}`)));
  if (matches.size === 1) return [...matches][0];
  if (matches.size) throw new Refused(text("ambiguous", { value, names: [...matches].sort().map(curie).join(", ") }));
  throw new Refused(text("unknown-name", { kind: text(`kind-${kind}`), value }) + nearest(value, known));
}

function term({ name, kind, label }, value) {
  if (kind === "text") return JSON.stringify(value);
  if (kind !== "date") return written(iriOf(kind, value));
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value))) throw new Refused(text("not-a-day", { name: words(label), value }));
  return `"${value}"^^xsd:date`;
}

/** The name of a parameter's value in the address and in the form. */
const given = (name) => `p.${name}`;

/** A named query with values bound at the head of its pattern; Refused where a value stands for nothing. */
function bound(query, values) {
  const used = query.parameters.filter(({ name }) => values[given(name)]);
  if (!used.length) return query.head + query.tail;
  const names = used.map(({ binds }) => `?${binds}`).join(" "), row = used.map((parameter) => term(parameter, values[given(parameter.name)])).join(" ");
  return `${query.head}\n  VALUES (${names}) { (${row}) }${query.tail}`;
}

// ---- texts as they are sent
const declared = (sparql) => new Set([...bare(sparql).matchAll(/\bPREFIX\s+([\w-]*):/gi)].map(([, name]) => name));
const used = (sparql) => new Set([...bare(sparql).matchAll(/([\w-]+):/g)].map(([, name]) => name));

/** The lines, with those of our prefixes that the text uses and does not declare itself in one line before. */
function prefixed(sparql) {
  const own = declared(sparql), missing = [...used(sparql)].filter((name) => !own.has(name) && Object.hasOwn(PREFIXES, name));
  return missing.length ? `${prologue(missing)}\n${sparql}` : sparql;
}
const prologue = (names) => names.map((name) => `PREFIX ${name}: <${PREFIXES[name]}> `).join("");
/** What a query may be. */
const FORMS = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];
const form = (sparql) => bare(sparql).replace(/\bPREFIX\s+[\w-]*:/gi, "").match(/\b(SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b/i)?.[1].toUpperCase();

/** What the engine found wrong, in words for the reader's own text, and where it stands in it. */
function faultOf(message, sparql) {
  const [, sentLine, column] = message.match(/^error at (\d+):(\d+)/) ?? [];
  if (!column) return { said: text("not-run", { message: message.split("\n")[0].slice(0, 200) }) };
  const line = sentLine - (prefixed(sparql) === sparql ? 0 : 1), lines = sparql.split("\n");
  const at = lines.slice(0, line - 1).join("\n").length + (line > 1) + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
  const word = sparql.slice(at).match(/\S+/)?.[0].slice(0, 24), values = { line, column, word };
  if (!message.includes("Prefix not found")) return { said: text(word ? "not-sparql" : "ends-early", values), at };
  const own = declared(sparql), strange = [...used(sparql)].filter((name) => !own.has(name) && !Object.hasOwn(PREFIXES, name));
  return { said: text("no-prefix", { line, prefix: strange.at(-1) ?? "" }), at };
}
