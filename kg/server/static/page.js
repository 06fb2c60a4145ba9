"use strict";
const $ = id => document.getElementById(id);
const {queries, prefixes, ours} = JSON.parse($("data").textContent);
const FORMATS = {rows: ["json", "csv", "tsv", "xml"], graph: ["ttl", "nt", "jsonld", "rdf"]};
const RESULTS = "application/sparql-results+json";
const bases = Object.entries(prefixes).sort((a, b) => b[1].length - a[1].length);
let running = null, filling = null, fillings = 0;

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

function short(iri) {
  const found = bases.find(([, base]) => iri.startsWith(base) && iri.length > base.length);
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
}

const ask = (query, accept, signal) =>
  fetch("/sparql", {method: "POST", body: new URLSearchParams({query}), headers: {Accept: accept}, signal});

/** What the things of an answer are called in English, in another language where they have no English label. */
async function labels({results}, signal) {
  const iris = new Set((results?.bindings ?? []).flatMap(Object.values).filter(t => t.type === "uri").map(t => t.value));
  const asked = [...iris].filter(iri => !/[<>"{}|^`\\\s]/.test(iri)).slice(0, 2000).map(iri => `<${iri}>`).join(" ");
  const response = await ask(`SELECT ?iri ?label { VALUES ?iri { ${asked} } ?iri rdfs:label ?label }`, RESULTS, signal);
  if (!response.ok) return new Map();
  const found = (await response.json()).results.bindings;
  found.sort((a, b) => (a.label["xml:lang"] === "en") - (b.label["xml:lang"] === "en"));
  return new Map(found.map(row => [row.iri.value, row.label.value]));
}

function cell(term, names) {
  if (!term) return element("td");
  if (term.type === "uri") {
    const href = term.value.startsWith(ours) ? "/id/" + term.value.slice(ours.length) : term.value;
    if (!/^(https?:|\/)/.test(href)) return element("td", {}, term.value);
    return element("td", {}, element("a", {href, rel: "noopener", title: term.value}, names.get(term.value) ?? short(term.value)));
  }
  const number = /#(integer|nonNegativeInteger|decimal|double|float)$/.test(term.datatype || "");
  if (/^https?:/.test(term.value)) return element("td", {}, element("a", {href: term.value, rel: "noopener"}, term.value));
  return element("td", {className: number ? "number" : "", lang: term["xml:lang"] || ""}, term.value);
}

function table({head, results, boolean}, names) {
  if (boolean !== undefined) return element("p", {}, boolean ? "yes" : "no");
  const heads = head.vars.map(name => element("th", {scope: "col"}, name));
  const rows = results.bindings.map(row => element("tr", {}, ...head.vars.map(name => cell(row[name], names))));
  return element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows));
}

function downloads(kind) {
  const list = $("downloads").querySelector("span");
  const address = format => "/sparql?" + new URLSearchParams({query: $("query").value, format});
  const links = FORMATS[kind].flatMap(format => [element("a", {href: address(format)}, format), " "]);
  list.replaceChildren(...links);
  $("downloads").hidden = false;
}

function show(kind, content, said) {
  $("answer").replaceChildren(content);
  $("answer").hidden = false;
  $("said").textContent = said;
  downloads(kind);
}

async function answered(response, start, signal) {
  const text = await response.text();
  if (!response.ok) throw new Error(text.trim());
  const took = `${((performance.now() - start) / 1000).toFixed(2)} s`;
  if (!response.headers.get("content-type").includes("json")) {
    show("graph", element("pre", {}, text), took);
    return;
  }
  const found = JSON.parse(text), count = found.results ? found.results.bindings.length : 1;
  show("rows", table(found, await labels(found, signal)), `${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}, ${took}`);
}

async function run(event) {
  event.preventDefault();
  running?.abort();
  await filling;
  const mine = running = new AbortController(), start = performance.now();
  $("wrong").textContent = "";
  $("downloads").hidden = $("answer").hidden = true;
  $("said").textContent = "running …";
  $("stop").hidden = false;
  history.replaceState(null, "", "#" + new URLSearchParams({query: $("query").value}));
  try {
    await answered(await ask($("query").value, RESULTS + ", text/turtle", mine.signal), start, mine.signal);
  } catch (error) {
    if (running !== mine) return;
    $("said").textContent = mine.signal.aborted ? "stopped" : "";
    $("wrong").textContent = mine.signal.aborted ? "" : error.message;
  }
  if (running === mine) {
    running = null;
    $("stop").hidden = true;
  }
}

function parameter({name, kind, about, default: value}) {
  const id = "parameter-" + name;
  const input = element("input", {id, name, value, type: kind === "date" ? "date" : "text", autocomplete: "off"});
  input.setAttribute("list", "kind-" + kind);
  input.setAttribute("aria-describedby", id + "-about");
  input.addEventListener("change", fill);
  return element("div", {}, element("label", {htmlFor: id}, name), input, element("small", {id: id + "-about"}, about));
}

function choose() {
  const chosen = queries.find(query => query.name === $("name").value);
  $("parameters").replaceChildren(...(chosen ? chosen.parameters.map(parameter) : []));
  $("parameters").hidden = !chosen?.parameters.length;
  fill();
}

function fill() {
  filling = filled();
}

/** The text of the question with its parameters; an answer that comes after a later question's is dropped. */
async function filled() {
  const mine = ++fillings;
  if (!$("name").value) return;
  const given = [...$("parameters").querySelectorAll("input")].map(input => [input.name, input.value]);
  const response = await fetch(`/queries/${$("name").value}.rq?${new URLSearchParams(given)}`);
  const text = await response.text();
  if (mine !== fillings) return;
  $("wrong").textContent = response.ok ? "" : text.trim();
  if (response.ok) $("query").value = text;
}

document.documentElement.className = "has-js";
$("query").value = new URLSearchParams(location.hash.slice(1)).get("query") || $("query").value.trim();
$("name").value = "";
$("name").addEventListener("change", choose);
$("ask").addEventListener("submit", run);
$("stop").addEventListener("click", () => running?.abort());
document.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(event);
  if (event.key === "Escape") running?.abort();
});
