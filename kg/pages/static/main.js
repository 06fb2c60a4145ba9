// What the reader does with the network.
const index = [...NODES.values()].map((node) =>
  entry(node.id, node.words, { d: VIEW.shapes[kindOf(node).shape], fill: `var(--${node.kind})`, rank: sentence(node) ? 0 : 1, count: node.count }));
const UNFILTERED = { steps: 0 };
const repaint = () => net.redraw();

function apply() {
  view = shown();
  dress();
  controls();
  count();
  panel();
  net.redraw();
}

function choose(id, byKey = false) {
  if (!id && !state.sel) return;
  if (NODES.has(id)) cursor = id;
  const phone = matchMedia("(max-width: 820px)").matches;
  change({ sel: id, steps: id ? state.steps : 0 });
  if (phone && id) $("stage").scrollIntoView({ block: "start" });
  if (id) {
    $("details").scrollTop = 0;
    show(id);
    if (byKey) $("details-name").focus({ preventScroll: true });
  } else $("canvas").focus({ preventScroll: true });
}

function count() {
  const sum = (items, keep) => items.filter(keep).length;
  const all = { edges: [...EDGES.values()].filter((e) => e.stance !== CONFLICT), nodes: [...NODES.values()] };
  const seen = { edges: all.edges.filter((e) => view.edges.has(e.id)), nodes: all.nodes.filter((n) => view.nodes.has(n.id)) };
  const message = text("shown", {
    x: seen.edges.length, y: all.edges.length,
    a: sum(seen.nodes, (n) => !sentence(n)), b: sum(all.nodes, (n) => !sentence(n)),
    c: sum(seen.nodes, sentence), d: sum(all.nodes, sentence),
  });
  told(message);
}

$("fit").onclick = () => {
  state.at = null;
  write(false);
  fit();
};
const zoom = (factor) => {
  moving();
  net.moveTo({ scale: Math.min(Math.max(net.getScale() * factor, least()), 6), animation: false });
  moved();
};
$("zoom-in").onclick = () => zoom(1.3);
$("zoom-out").onclick = () => zoom(1 / 1.3);

// ---- pointer
/** The nearest node within reach of a finger. */
function near(p, reach) {
  const away = (id) => {
    const q = net.canvasToDOM(spot(NODES.get(id)));
    return Math.hypot(q.x - p.x, q.y - p.y);
  };
  const [best] = [...view.nodes].map((id) => [away(id), id]).sort((a, b) => a[0] - b[0]);
  return best && best[0] <= reach ? best[1] : "";
}

function under(p, reach = 0) {
  const node = net.getNodeAt(p);
  if (node && view.nodes.has(node)) return node;
  const box = boxes.find((b) => NODES.has(b.id) && p.x >= b.x && p.x <= b.x + b.w && p.y >= b.y && p.y <= b.y + b.h);
  if (box) return box.id;
  return reach > 12 ? near(p, reach) || lineAt(p) : lineAt(p);
}

const about = (id) => {
  const node = NODES.get(id), edge = EDGES.get(id);
  if (node) return `${words(node.words)} · ${known(node.kind)} · ${plural("position", node.positions)}`;
  return edge.stance === CONFLICT ? `${text("conflict")}${text("colon")}${said(edge)}` : `${said(edge)} · ${plural("statement", edge.n)}`;
};
net.on("click", ({ pointer, event }) => choose(under(pointer.DOM, event.pointerType === "touch" || event.srcEvent?.pointerType === "touch" ? 22 : 0)));
net.on("doubleClick", () => state.sel && change({ steps: (state.steps + 1) % 3 }));
let waiting = null;
$("canvas").addEventListener("pointermove", (event) => {
  if (event.pointerType === "touch" || event.buttons) return tip("");
  const box = $("canvas").getBoundingClientRect(), p = { x: event.clientX - box.left, y: event.clientY - box.top };
  if (!waiting) requestAnimationFrame(() => {
    const id = under(waiting);
    $("canvas").style.cursor = id ? "pointer" : "grab";
    tip(id ? about(id) : "", waiting);
    waiting = null;
  });
  waiting = p;
});
$("canvas").addEventListener("pointerleave", () => tip(""));

let timer = 0;
function moved() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const at = net.getViewPosition();
    state.at = [at.x, at.y, net.getScale()];
    write(false);
  }, 250);
}
net.on("dragEnd", moved);
net.on("zoom", ({ scale }) => (scale < least() ? zoom(least() / scale) : moved()));

// ---- keyboard
function walk(key) {
  const all = [...NODES.values()].filter((node) => view.nodes.has(node.id));
  if (!all.length) return;
  const here = NODES.get(cursor) ?? all.find((node) => !sentence(node)) ?? all[0];
  const next = NODES.has(cursor) ? step(key, here, all) : here;
  if (!next) return;
  cursor = next.id;
  show(cursor);
  $("live").textContent = about(cursor);
  const at = net.canvasToDOM(spot(next));
  tip(about(cursor), { x: at.x, y: at.y + 8 });
  net.redraw();
}

$("canvas").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.startsWith("Arrow")) walk(event.key);
  else if (event.key === "Enter" || event.key === " ") NODES.has(cursor) && choose(cursor, true);
  else if (event.key.toLowerCase() === "f") {
    if (NODES.has(cursor) && state.sel !== cursor) choose(cursor);
    if (state.sel) change({ steps: (state.steps + 1) % 3 });
  } else if (event.key === "+") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
});
$("canvas").addEventListener("focus", () => net.redraw());
$("canvas").addEventListener("blur", () => {
  tip("");
  net.redraw();
});

// ---- address, size, start
function reopen() {
  state = fromHash(location.hash);
  apply();
  fit();
  if (state.at) net.moveTo({ position: { x: state.at[0], y: state.at[1] }, scale: state.at[2], animation: false });
  reveal();
}

/** What a link has chosen is seen when the page has opened, also above the sheet of a phone. */
function reveal() {
  if (!state.sel || state.at) return;
  if (narrow) $("stage").scrollIntoView({ block: "start", behavior: "instant" });
  show(state.sel);
}
addEventListener("popstate", () => {
  const at = state.at;
  state = fromHash(location.hash);
  state.at ??= at;
  apply();
});
let wide = 0;
new ResizeObserver(() => {
  if (wide === $("stage").clientWidth || !$("stage").clientWidth) return; // nothing has a size in print
  wide = $("stage").clientWidth;
  arrange();
  net.setSize("100%", "100%");
  if (state.at) return net.redraw();
  fit();
  reveal();
}).observe($("stage"));
// the wheel scrolls the page, as everywhere; with Ctrl (or by pinching) it zooms
$("canvas").addEventListener("wheel", (event) => event.ctrlKey || event.metaKey || event.stopPropagation(), { capture: true, passive: true });
place();
arrange();
reopen();
settle();
window.network = net; // as in pyvis's own pages
