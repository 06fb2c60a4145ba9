// Ask the graph: the address, the form, the worker that answers, the answer.
/** Seconds after which a question is given up. */
const PATIENCE = 30;
/** Rows that are put into the table at a time. */
const PORTION = 200;

// ---- the address: the question that was asked last, by its name and values or in full
for (const name of ["sel", "hide", "from", "to", "undated"]) delete FIELDS[name];
const GIVEN = [...new Set(VIEW.queries.flatMap(({ parameters }) => parameters.map(({ name }) => given(name))))];
Object.assign(FRESH, { named: "", q: "", iris: false }, Object.fromEntries(GIVEN.map((name) => [name, ""])));
Object.assign(FIELDS, {
  named: ["named", () => state.named, (value) => (QUERIES.has(value) ? value : undefined)],
  q: ["q", () => state.q, (value) => value],
  iris: ["iris", () => state.iris && "yes", (value) => value === "yes"],
}, Object.fromEntries(GIVEN.map((name) => [name, [name, () => state[name], (value) => value]])));

// ---- the worker: one question at a time; to stop it is to end it and to begin another
let worker, ready = false, asked = null, clock = 0, number = 0, answer = null, status = ["loading"];
const program = URL.createObjectURL(new Blob([JSON.parse($("worker").textContent)], { type: "text/javascript" }));

function begin() {
  ready = false;
  tell("loading");
  try {
    worker = new Worker(program);
  } catch (error) {
    return failed({ fault: String(error) });
  }
  worker.onmessage = ({ data }) => (data.known ? started(data) : data.fault === undefined ? answered(data) : failed(data));
  worker.onerror = (event) => {
    event.preventDefault();
    failed({ fault: event.message ?? "", broken: true, id: asked?.id });
  };
  worker.postMessage({ wasm: $("wasm").textContent, graph: $("graph").textContent, prologue: prologue(Object.keys(PREFIXES)) });
}

function started({ known, ms }) {
  const first = !NAMES.length;
  ready = true;
  tell("ready", { n: known.size });
  document.documentElement.dataset.ready = Math.round(ms);
  if (first) {
    learn(known);
    apply();
  }
  if (asked) send();
  else if (first && !$("query").value) open();
}

function ask(sparql, name) {
  const kind = form(sparql);
  if (asked && ready) stop("");
  fault("");
  answer = null; // never the answer to another question than the one that is asked
  $("answered").hidden = true;
  if (!sparql.trim()) return fault(text("empty"));
  if (kind && !FORMS.includes(kind)) return fault(text("only-read"));
  asked = { id: ++number, sparql, name };
  $("stop").disabled = false;
  if (ready) send();
}

function send() {
  tell("running");
  clock = setTimeout(() => stop(text("too-long", { n: PATIENCE })), PATIENCE * 1000);
  worker.postMessage({ id: asked.id, sparql: prefixed(asked.sparql), graph: ["CONSTRUCT", "DESCRIBE"].includes(form(asked.sparql)) });
}

/** The question that is over, in whatever way. */
function over() {
  const done = asked;
  clearTimeout(clock);
  asked = null;
  $("stop").disabled = true;
  return done;
}

function answered(found) {
  if (found.id !== asked?.id) return;
  answer = { ...over(), ...found, shown: PORTION };
  render();
}

function failed({ id, fault: message, broken }) {
  if (!ready) {
    over();
    tell("");
    return fault(text("no-engine", { message }));
  }
  if (!asked || id !== asked.id) return;
  const { sparql } = over(), { said, at } = broken ? { said: text("crashed", { message: message.slice(0, 120) }) } : faultOf(message, sparql);
  tell("");
  fault(said);
  if (at !== undefined && $("query").value === sparql) $("query").setSelectionRange(at, at + 1);
  if (broken) again();
}

function again() {
  worker.terminate();
  begin();
}

function stop(why) {
  if (!asked) return;
  over();
  again();
  fault(why);
}

// ---- the form: a draft, until it is run
let drafted = "";
const chosen = () => QUERIES.get($("named").value);
const inputs = () => Object.fromEntries([...$("fields").querySelectorAll("input")].map((input) => [input.name, input.value.trim()]));

function draft(sparql) {
  drafted = $("query").value = sparql;
}

/** Fields for the values of a named query, with lists of what there is to pick from. */
function fields(query, now) {
  $("given").hidden = !query?.parameters.length;
  $("fields").replaceChildren(...(query?.parameters ?? []).map(({ name, kind, about, label }) => {
    const id = `field-${name}`, input = el("input", { id, name: given(name), value: now[given(name)] ?? "", type: kind === "date" ? "date" : "text" });
    input.setAttribute("aria-describedby", `${id}-about`);
    const list = ["date", "text"].includes(kind) ? [] : [el("datalist", { id: `${id}-list` }, ...offered(kind).map((value) => el("option", { value })))];
    if (list.length) input.setAttribute("list", list[0].id);
    return el("div", {}, el("label", { htmlFor: id, textContent: words(label) }), input, ...list, el("small", { id: `${id}-about`, textContent: words(about) }));
  }));
}

const offered = (kind) => [...new Set(ofKind(kind).filter(({ iri }) => !handle(iri)).map(({ iri, label }) => LABELS[state.lang].get(iri)?.value ?? label))].sort((a, b) => a.localeCompare(b, state.lang));

function choices() {
  const options = [["", text("own")], ...VIEW.queries.map(({ name, question }) => [name, `${name}${text("colon")}${words(question)}`])], now = $("named").value;
  $("named").replaceChildren(...options.map(([value, textContent]) => el("option", { value, textContent })));
  $("named").value = now;
}

/** The text of the chosen question with its values into the field; false, with a word, where a value stands for nothing. */
function filled() {
  try {
    draft(bound(chosen(), inputs()));
    fault("");
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    fault(error.message);
    return false;
  }
}

function prepare(name) {
  const usual = Object.fromEntries((QUERIES.get(name)?.parameters ?? []).map((p) => [given(p.name), p.name === "lang" ? state.lang : p.default]));
  $("named").value = name;
  fields(QUERIES.get(name), usual);
  if (name) filled();
}

/** What the address holds, into the form and to the worker; where it holds nothing, a question to begin with. */
function open() {
  const { named, q } = state;
  if (!named && !q) return prepare(VIEW.begin);
  $("named").value = named;
  fields(QUERIES.get(named), state);
  if (named ? filled() : !draft(q) && q) ask($("query").value, named);
}

function run() {
  const name = $("query").value === drafted ? $("named").value : "";
  if (name && !filled()) return;
  change({ ...Object.fromEntries(GIVEN.map((key) => [key, ""])), ...(name ? inputs() : {}), named: name, q: name ? "" : $("query").value });
  ask($("query").value, name);
}

// ---- what is shown
function tell(...told) {
  status = told;
  $("status").textContent = told[0] ? text(...told) : "";
}

const fault = (said) => ($("fault").textContent = said);

function render() {
  const { columns, rows, name, shown } = answer, ms = Math.max(1, Math.round(answer.ms));
  $("answered").hidden = false;
  $("heads").replaceChildren(el("tr", {}, ...columns.map((column) => el("th", { scope: "col", textContent: column }))));
  $("rows").replaceChildren(...rows.slice(0, shown).map((row) => el("tr", {}, ...row.map(cell))));
  $("more").hidden = rows.length <= shown;
  $("more").textContent = text("more", { n: Math.min(PORTION, rows.length - shown) });
  const about = Object.entries(QUERIES.get(name)?.columns ?? {});
  $("columns").hidden = !about.length;
  $("columns").querySelector("dl").replaceChildren(...about.flatMap(([column, said]) => [el("dt", { textContent: column }), el("dd", { textContent: said })]));
  tell(rows.length > shown ? "rows-shown" : rows.length === 1 ? "rows-1" : "rows-n", { n: rows.length, ms, shown });
}

/** Language, theme and labels as chosen; called by every change of the state. */
function apply() {
  const root = document.documentElement;
  root.lang = root.dataset.lang = state.lang;
  if (state.theme) root.dataset.theme = state.theme;
  else delete root.dataset.theme;
  $(`lang-${state.lang}`).checked = true;
  $("iris").checked = state.iris;
  document.title = `${words(VIEW.question)} · ${words(VIEW.title)}`;
  choices();
  if (chosen()) fields(chosen(), inputs());
  if (answer) render();
  else tell(...status);
}

// ---- events
$("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
$("ask").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  else return;
  event.preventDefault();
});
document.addEventListener("keydown", ({ key }) => key === "Escape" && stop(text("stopped")));
$("stop").onclick = () => stop(text("stopped"));
$("named").onchange = () => prepare($("named").value);
$("fields").addEventListener("change", filled);
$("query").oninput = () => {
  $("named").value = "";
  fields();
};
$("iris").onchange = () => change({ iris: $("iris").checked }, false);
$("more").onclick = () => {
  answer.shown += PORTION;
  render();
};
document.querySelector(".skip").onclick = (event) => {
  event.preventDefault();
  $("answer").focus();
};
$("csv").onclick = () => save(new Blob([asCsv(answer)], { type: "text/csv" }), `${answer.name || "answer"}.csv`);
$("json").onclick = () => save(new Blob([asJson(answer)], { type: "application/json" }), `${answer.name || "answer"}.json`);
$("theme").onclick = () => change({ theme: theme() === "dark" ? "light" : "dark" });
for (const radio of document.querySelectorAll("[name=language]")) radio.addEventListener("change", () => change({ lang: radio.value }));
$("link").onclick = async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    tell("copied");
  } catch {
    tell("not-copied", { text: location.href });
  }
};
addEventListener("popstate", () => {
  state = fromHash(location.hash);
  apply();
  if (NAMES.length) open();
});

state = fromHash(location.hash);
apply();
begin();
