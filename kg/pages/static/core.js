// What every page has: the data it carries, the reader's choices, the address, and the table that tells everything.
const $ = (id) => document.getElementById(id);
const DATA = JSON.parse($("data").textContent);
const VIEW = DATA.view;
const month = (day) => (day ? +day.slice(0, 4) * 12 + +day.slice(5, 7) - 1 : null);
const monthName = (n) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;
/** A month as people write it, as the rest of the page has it: Intl would read its tables for as long as a frame lasts. */
const inMonth = (n) => `${VIEW.months[state.lang][n % 12]} ${Math.floor(n / 12)}`;
const LIMITS = $("since") ? { since: +$("since").min, until: +$("until").max } : { since: 0, until: 0 };
const system = matchMedia("(prefers-color-scheme: dark)");
const theme = () => state.theme || (system.matches ? "dark" : "light");

/** What a page remembers; each view adds its own choices to FRESH and to FIELDS. */
const FRESH = { lang: "en", theme: "", sel: "", off: new Set(), since: LIMITS.since, until: LIMITS.until, undated: true };
let state = { ...FRESH };

const text = (key, values = {}) => VIEW.texts[key][state.lang].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const words = (label) => label[state.lang];
const known = (key) => (VIEW.texts[key] ? text(key) : key);
const plural = (key, n) => text(n === 1 ? `${key}-1` : `${key}-n`, { n });
const plain = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const on = (group, value) => !state.off.has(`${group}.${value}`);
/** A holder's stances on a proposition as a heading, worded as the labels of positions are. */
const stands = (who, stances, what) => {
  const worded = stances.map((stance) => known(VIEW.texts[`stands-${stance}`] ? `stands-${stance}` : stance));
  return `${who}, ${worded.join(" → ")}${text("colon")}${what}`;
};
const topical = ({ topics }) => !topics.length || topics.some((topic) => on("topic", topic));

/** Whether something held in these months, if it is dated at all, was held in the chosen time. */
const timely = ({ dated, first, last }) =>
  dated ? (first ?? -Infinity) <= state.until && (last ?? Infinity) >= state.since : state.undated;

// ---- the address: only what differs from a fresh page, so that a link reopens the view and Back works
const within = (value, otherwise) => {
  const n = month(value ?? "");
  return Number.isFinite(n) && n !== null ? Math.min(Math.max(n, LIMITS.since), LIMITS.until) : otherwise;
};
const oneOf = (list) => (value) => (list.includes(value) ? value : undefined);
/** By the name in the address: the choice, how it is written (nothing where fresh), and how it is read (undefined: not). */
const FIELDS = {
  sel: ["sel", () => state.sel, (value) => (exists(value) ? value : undefined)],
  hide: ["off", () => [...state.off].sort().join(","), (value) => new Set(value.split(",").filter(Boolean))],
  from: ["since", () => state.since !== LIMITS.since && monthName(state.since), (value) => within(value)],
  to: ["until", () => state.until !== LIMITS.until && monthName(state.until), (value) => within(value)],
  undated: ["undated", () => !state.undated && "no", (value) => value !== "no"],
  lang: ["lang", () => state.lang !== "en" && state.lang, oneOf(["fr"])],
  theme: ["theme", () => state.theme, oneOf(["dark", "light"])],
};
if ($("steps")) {
  FRESH.steps = 0;
  FIELDS.steps = ["steps", () => state.steps, (value) => (["1", "2"].includes(value) ? +value : undefined)];
}

function toHash() {
  const part = new URLSearchParams();
  for (const [name, [, written]] of Object.entries(FIELDS)) if (written()) part.set(name, written());
  return part.size === 0 ? "" : `#${part.toString().replaceAll("%2F", "/").replaceAll("%2C", ",")}`;
}

function fromHash(hash) {
  const part = new URLSearchParams(hash.slice(1)), next = { ...FRESH };
  for (const [name, [key, , read]] of Object.entries(FIELDS))
    if (part.has(name)) next[key] = read(part.get(name)) ?? next[key];
  return next;
}

function write(push) {
  const hash = toHash();
  if (hash === location.hash) return;
  history[push ? "pushState" : "replaceState"](null, "", hash || location.pathname + location.search);
}

function change(part, push = true) {
  Object.assign(state, part);
  write(push);
  apply();
}

// ---- the table's own rows make the details, so that picture and table cannot differ
const el = (tag, props = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children);
  return node;
};

/** The table waits in noscript elements, which cost nothing until a row is needed or the browser is idle. */
function unfold(noscript) {
  const part = document.createElement("template");
  part.innerHTML = noscript.textContent;
  noscript.replaceWith(part.content);
}

/** The row of something that has an id and the number of its part of the table. */
function row({ id, group }) {
  const waiting = document.querySelector(`#g${group} > noscript`);
  if (waiting) unfold(waiting);
  return $(`p.${id}`);
}

function copyOf(element) {
  const copy = element.cloneNode(true);
  for (const node of [copy, ...copy.querySelectorAll("[id]")]) node.removeAttribute("id");
  return copy;
}

const statements = (edge) => copyOf(row(edge).querySelector("ol"));
const stanceOf = (edge) => [...copyOf(row(edge).querySelector(".stance")).childNodes];
const periodOf = (edge) => [...copyOf(row(edge).querySelector(".period")).childNodes];
const goTo = (id, label) => el("button", { type: "button", className: "go", textContent: label, onclick: () => choose(id, true) });

/** A position that folds its statements, with a way to what is at its other end. */
function held(edge, title, other) {
  const small = el("small", {}, ...periodOf(edge), ` · ${plural("statement", edge.n)}`);
  const summary = el("summary", {}, ...stanceOf(edge), text("colon"), el("b", { textContent: title }), small);
  return el("details", { className: "held" }, summary, ...(other ? [goTo(other, title)] : []), statements(edge));
}

/** Fills the details; what was open stays open. */
function fill(name, kind, parts) {
  $("details-name").textContent = name;
  $("details-kind").replaceChildren(...kind);
  const open = new Set([...$("details-body").querySelectorAll(".held[open]")].map((d) => d.dataset.key));
  $("details-body").replaceChildren(...parts);
  const folds = [...$("details-body").querySelectorAll(".held")];
  for (const [i, d] of folds.entries()) {
    d.dataset.key = `${state.sel} ${i}`;
    d.open = folds.length === 1 || open.has(d.dataset.key);
  }
}

// ---- files
const escaped = (s) => String(s).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

function save(blob, name) {
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const saveSvg = () => save(new Blob([svg(theme())], { type: "image/svg+xml" }), `${VIEW.name}.svg`);

/** Twice the pixels of the SVG, or as many as a canvas takes. */
function savePng() {
  const image = new Image();
  image.onload = () => {
    const factor = Math.min(2, 16000 / Math.max(image.width, image.height));
    const canvas = el("canvas", { width: image.width * factor, height: image.height * factor });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, `${VIEW.name}.png`), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg(theme()))}`;
}
