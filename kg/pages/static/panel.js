// Details of what is selected: a node or a line.
function detailsOfNode(node) {
  const held_by = TIES.get(node.id).filter((edge) => edge.stance !== CONFLICT);
  const note = words(node.note);
  const groups = new Map();
  for (const edge of [...held_by].sort((a, b) => a.order - b.order)) {
    const key = sentence(node) ? edge.stance : NODES.get(edge.to).topic;
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  const parts = [...groups].flatMap(([key, list]) => {
    const title = sentence(node) ? known(key) : words(VIEW.topics[key] ?? { en: key, fr: key });
    const items = list.map((edge) => {
      const other = NODES.get(sentence(node) ? edge.from : edge.to);
      return held(edge, words(other.words), other.id);
    });
    return [el("h3", { textContent: `${title} (${list.length})` }), ...items];
  });
  return [...(note ? [el("p", { textContent: note })] : []), ...parts, ...rivals(node)];
}

function rivals(node) {
  const found = TIES.get(node.id).filter((edge) => edge.stance === CONFLICT);
  if (!found.length) return [];
  const items = found.map((edge) => {
    const other = edge.from === node.id ? edge.to : edge.from;
    return el("div", {}, goTo(other, words(NODES.get(other).words)));
  });
  return [el("h3", { textContent: `${text("conflicts-with")} (${found.length})` }), ...items];
}

function detailsOfEdge(edge) {
  const ends = [edge.from, edge.to].map((id) => el("div", {}, goTo(id, words(NODES.get(id).words))));
  if (edge.stance === CONFLICT) return ends;
  return [...ends, statements(edge)];
}

function panel() {
  const node = NODES.get(state.sel), edge = EDGES.get(state.sel);
  $("details").hidden = !node && !edge;
  if ($("details").hidden) return;
  const kind = node ? [`${known(node.kind)} · ${plural("position", node.positions)} · ${plural("statement", node.count)}`]
    : edge.stance === CONFLICT ? [text("conflict-help")] : [...stanceOf(edge), " · ", ...periodOf(edge), ` · ${plural("statement", edge.n)}`];
  const name = node ? nameOf(node) : edge.stance === CONFLICT ? text("conflict") : said(edge);
  fill(name, kind, node ? detailsOfNode(node) : detailsOfEdge(edge));
}

const said = (edge) => edge.stance === CONFLICT
  ? `${words(NODES.get(edge.from).words)} ↔ ${words(NODES.get(edge.to).words)}`
  : stands(words(NODES.get(edge.from).words), [edge.stance], words(NODES.get(edge.to).words));
