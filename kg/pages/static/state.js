// What the page knows, what the reader has chosen, and what follows from both.
const $ = (id) => document.getElementById(id);
const DATA = JSON.parse($("data").textContent);
const VIEW = DATA.view;
const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const EDGES = new Map(DATA.edges.map((edge) => [edge.id, edge]));
const TIES = new Map(DATA.nodes.map((node) => [node.id, []]));
const CONFLICT = "conflictsWith";
const month = (day) => (day ? +day.slice(0, 4) * 12 + +day.slice(5, 7) - 1 : null);
const monthName = (n) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;

for (const edge of EDGES.values()) {
  edge.first = month(edge.since);
  edge.last = month(edge.until);
  TIES.get(edge.from).push(edge);
  TIES.get(edge.to).push(edge);
}

for (const node of NODES.values())
  node.held = new Set(TIES.get(node.id).filter((e) => e.stance !== CONFLICT).map((e) => e.from)).size > 1 ? "several" : "one";

const LIMITS = $("since") ? { since: +$("since").min, until: +$("until").max } : { since: 0, until: 0 };
const FRESH = () => ({
  lang: "en", theme: "", sel: "", steps: 0, off: new Set(), since: LIMITS.since, until: LIMITS.until, undated: true, at: null,
});
let state = FRESH();

const text = (key, values = {}) => VIEW.texts[key][state.lang].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const words = (label) => label[state.lang];
const nameOf = (node) => words(node.words) + (node.author ? ` (${text("author")})` : "");
const known = (key) => (VIEW.texts[key] ? text(key) : key);
const plural = (key, n) => text(n === 1 ? `${key}-1` : `${key}-n`, { n });
const plain = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// ---- the address: only what differs from a fresh page, so that a link reopens the view and Back works
function toHash() {
  const part = new URLSearchParams();
  if (state.sel) part.set("sel", state.sel);
  if (state.steps) part.set("steps", state.steps);
  if (state.off.size) part.set("hide", [...state.off].sort().join(","));
  if (state.since !== LIMITS.since) part.set("from", monthName(state.since));
  if (state.until !== LIMITS.until) part.set("to", monthName(state.until));
  if (!state.undated) part.set("undated", "no");
  if (state.lang !== "en") part.set("lang", state.lang);
  if (state.theme) part.set("theme", state.theme);
  if (state.at) part.set("at", state.at.map((n) => +n.toFixed(2)).join(","));
  return part.size === 0 ? "" : `#${part.toString().replaceAll("%2F", "/").replaceAll("%2C", ",")}`;
}

function fromHash(hash) {
  const part = new URLSearchParams(hash.slice(1)), next = FRESH();
  const within = (name, otherwise) => {
    const n = month(part.get(name) ?? "");
    return Number.isFinite(n) && n !== null ? Math.min(Math.max(n, LIMITS.since), LIMITS.until) : otherwise;
  };
  const sel = part.get("sel") ?? "", at = (part.get("at") ?? "").split(",").map(Number);
  if (NODES.has(sel) || EDGES.has(sel)) next.sel = sel;
  if (["1", "2"].includes(part.get("steps"))) next.steps = +part.get("steps");
  next.off = new Set((part.get("hide") ?? "").split(",").filter(Boolean));
  next.since = within("from", LIMITS.since);
  next.until = within("to", LIMITS.until);
  next.undated = part.get("undated") !== "no";
  if (part.get("lang") === "fr") next.lang = "fr";
  if (["dark", "light"].includes(part.get("theme"))) next.theme = part.get("theme");
  if (at.length === 3 && at.every(Number.isFinite) && at[2] > 0) next.at = at;
  return next;
}

function write(push) {
  const hash = toHash();
  if (hash === location.hash) return;
  history[push ? "pushState" : "replaceState"](null, "", hash || location.pathname + location.search);
}

// ---- what is shown
const on = (group, value) => !state.off.has(`${group}.${value}`);

function passes(edge) {
  const to = NODES.get(edge.to), from = NODES.get(edge.from);
  const about = ({ topics }) => !topics.length || topics.some((topic) => on("topic", topic));
  if (!on("stance", edge.stance) || !on("held", to.held) || !about(to)) return false;
  if (edge.stance === CONFLICT) return about(from);
  if (!on("kind", from.kind) || !edge.modes.some((mode) => on("mode", mode))) return false;
  if (!edge.dated) return state.undated;
  return (edge.first ?? -Infinity) <= state.until && (edge.last ?? Infinity) >= state.since;
}

/** Ids of nodes and edges that the filters leave, those near the selection, and those to stress. */
function shown() {
  const edges = new Set([...EDGES.values()].filter((edge) => edge.stance !== CONFLICT && passes(edge)).map((e) => e.id));
  const nodes = new Set([...edges].flatMap((id) => [EDGES.get(id).from, EDGES.get(id).to]));
  for (const edge of EDGES.values())
    if (edge.stance === CONFLICT && passes(edge) && nodes.has(edge.from) && nodes.has(edge.to)) edges.add(edge.id);
  const near = around(nodes, edges, Math.max(state.steps, 1));
  return state.sel && state.steps ? { ...near, near } : { nodes, edges, near: state.sel ? near : null };
}

function around(nodes, edges, steps) {
  const chosen = EDGES.get(state.sel);
  const reached = new Set(chosen ? [chosen.from, chosen.to] : [state.sel]);
  const ties = new Set(chosen ? [chosen.id] : []);
  for (let step = chosen ? 1 : 0; step < steps; step++)
    for (const id of [...reached])
      for (const edge of TIES.get(id) ?? [])
        if (edges.has(edge.id)) {
          ties.add(edge.id);
          reached.add(edge.from).add(edge.to);
        }
  return { nodes: new Set([...reached].filter((id) => nodes.has(id) || id === state.sel)), edges: ties };
}
