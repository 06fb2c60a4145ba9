// Details: built from the table's own rows, so that picture and table cannot differ.
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

function row(edge) {
  const waiting = document.querySelector(`#g${NODES.get(edge.to).group} > noscript`);
  if (waiting) unfold(waiting);
  return $(`p.${edge.id}`);
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

function held(edge, title, other) {
  const small = el("small", {}, ...periodOf(edge), ` · ${plural("statement", edge.n)}`);
  const summary = el("summary", {}, ...stanceOf(edge), text("colon"), el("b", { textContent: title }), small);
  return el("details", { className: "held" }, summary, goTo(other, title), statements(edge));
}

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
  $("details-name").textContent = node ? nameOf(node) : edge.stance === CONFLICT ? text("conflict") : said(edge);
  $("details-kind").replaceChildren(...(node ? [`${known(node.kind)} · ${plural("position", node.positions)} · ${plural("statement", node.count)}`]
    : edge.stance === CONFLICT ? [text("conflict-help")] : [...stanceOf(edge), " · ", ...periodOf(edge), ` · ${plural("statement", edge.n)}`]));
  const open = new Set([...$("details-body").querySelectorAll(".held[open]")].map((d) => d.dataset.key));
  $("details-body").replaceChildren(...(node ? detailsOfNode(node) : detailsOfEdge(edge)));
  const parts = [...$("details-body").querySelectorAll(".held")];
  for (const [i, d] of parts.entries()) {
    d.dataset.key = `${state.sel} ${i}`;
    d.open = parts.length === 1 || open.has(d.dataset.key);
  }
}

const said = (edge) => edge.stance === CONFLICT
  ? `${words(NODES.get(edge.from).words)} ↔ ${words(NODES.get(edge.to).words)}`
  : `${words(NODES.get(edge.from).words)} ${known(edge.stance)}${text("colon")}${words(NODES.get(edge.to).words)}`;
