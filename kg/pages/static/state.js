// The network: what is in it, and what the reader's choices leave of it.
const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const EDGES = new Map(DATA.edges.map((edge) => [edge.id, edge]));
const TIES = new Map(DATA.nodes.map((node) => [node.id, []]));
const CONFLICT = "conflictsWith";

for (const edge of EDGES.values()) {
  edge.first = month(edge.since);
  edge.last = month(edge.until);
  edge.group = NODES.get(edge.to).group;
  TIES.get(edge.from).push(edge);
  TIES.get(edge.to).push(edge);
}

for (const node of NODES.values())
  node.held = new Set(TIES.get(node.id).filter((e) => e.stance !== CONFLICT).map((e) => e.from)).size > 1 ? "several" : "one";

FRESH.at = null;
state = { ...FRESH };
const exists = (id) => NODES.has(id) || EDGES.has(id);
FIELDS.at = ["at", () => state.at?.map((n) => +n.toFixed(2)).join(","), (value) => {
  const at = value.split(",").map(Number);
  return at.length === 3 && at.every(Number.isFinite) && at[2] > 0 ? at : undefined;
}];
const nameOf = (node) => words(node.words) + (node.author ? ` (${text("author")})` : "");

function passes(edge) {
  const to = NODES.get(edge.to), from = NODES.get(edge.from);
  if (!on("stance", edge.stance) || !on("held", to.held) || !topical(to)) return false;
  if (edge.stance === CONFLICT) return topical(from);
  return on("kind", from.kind) && edge.modes.some((mode) => on("mode", mode)) && timely(edge);
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
