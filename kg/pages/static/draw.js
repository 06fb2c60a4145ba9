// The network in rows: vis-network keeps the canvas, pans, zooms and finds nodes.
/** A topic's heading, towards its own side. */
function heading(put, topic, side, p, size) {
  const wide = Math.min(320, (side < 0 ? p.x : size.w - p.x) - 8), at = side < 0 ? "right" : "left";
  if (wide > 40) put(`#${topic}`, wrap(words(VIEW.topics[topic]), FONTS.band, wide, 1), FONTS.band, p.x, p.y - 12, at, true);
}

/** Propositions' words stand beside them, actors' names below. */
function naming(scale, size) {
  const frame = frameNow();
  return (put, node, p, r, quiet) => (sentence(node) ? beside(put, node, p, r, quiet, scale, size, frame) : below(put, node, p, r, quiet));
}

/** A proposition's words on its outer side, on as many lines as its row has room for. */
function beside(put, node, p, r, quiet, scale, size, frame) {
  const left = spot(node).x < 0, rest = (left ? p.x : size.w - p.x) - r - 20;
  const wide = Math.min(frame.outer(spot(node).x) ? 640 : frame.label * scale, rest);
  if (wide < 90) return;
  const most = Math.min(Math.max(Math.floor((rowNow() * scale) / LINE), 1), 4);
  const lines = wrap(nameOf(node), FONTS.proposition, wide, most);
  put(node.id, lines, FONTS.proposition, p.x + (left ? -r - 6 : r + 6), p.y - (lines.length * LINE) / 2, left ? "right" : "left", quiet);
}

function frameNow() {
  const xs = [...NODES.values()].filter(sentence).map((node) => spot(node).x);
  const [least, most] = [Math.min(...xs), Math.max(...xs)];
  return narrow
    ? { label: 200, outer: () => true, box: { x: -58, w: most + 58 + 214 } }
    : { label: 300, outer: (x) => x === least || x === most, box: { x: least - 270, w: most - least + 540 } };
}

/** Heights at which the lines of a node begin or end, in the order of their other ends, so that they do not cross. */
function ports(id, other, reach) {
  const list = TIES.get(id).filter((edge) => edge.stance !== CONFLICT);
  const found = new Map();
  for (const side of [-1, 1]) {
    const here = list.filter((edge) => (spot(NODES.get(edge[other])).x < spot(NODES.get(id)).x ? -1 : 1) === side);
    here.sort((a, b) => spot(NODES.get(a[other])).y - spot(NODES.get(b[other])).y || (a.id < b.id ? -1 : 1));
    const step = here.length > 1 ? Math.min(8, (2 * reach) / (here.length - 1)) : 0;
    here.forEach((edge, i) => found.set(edge.id, (i - (here.length - 1) / 2) * step));
  }
  return found;
}

function geometry() {
  const heights = new Map();
  for (const node of NODES.values())
    heights.set(node.id, sentence(node) ? ports(node.id, "from", rowNow() * 0.27) : ports(node.id, "to", radius(node) * 0.6));
  for (const edge of EDGES.values()) {
    const from = NODES.get(edge.from), to = NODES.get(edge.to), mark = line(edge), s = (6.5 + 1.3 * edge.width) * grain;
    edge.ends = edge.stance === CONFLICT ? rivalry(edge, from, to) : [];
    if (edge.stance === CONFLICT) continue;
    const a = spot(from), b = spot(to), side = Math.sign(b.x - a.x), tip = b.x - side * (radius(to) + 2);
    const ay = a.y + heights.get(from.id).get(edge.id), by = b.y + heights.get(to.id).get(edge.id);
    const end = tip - side * (mark.end === "bar" ? 1 : s * 0.7), bend = (end - a.x) * 0.5;
    edge.d = `M${at(a.x, ay)}C${at(a.x + bend, ay)} ${at(end - bend, by)} ${at(end, by)}`;
    edge.ends = [ending(mark.end, tip, by, side, 0, s)];
    edge.middle = { x: (a.x + b.x) / 2, y: (ay + by) / 2 };
  }
  for (const edge of EDGES.values()) {
    edge.path = new Path2D(edge.d);
    edge.marks = new Path2D(edge.ends.join(""));
  }
}

/** A conflict: straight between neighbouring rows, a bow towards the middle otherwise. */
function rivalry(edge, from, to) {
  const [a, b] = [from, to].map((n) => ({ ...spot(n), r: radius(n) + 2 })).sort((p, q) => p.x - q.x || p.y - q.y);
  edge.middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  if (a.x !== b.x) {
    const bend = (b.x - a.x) * 0.4;
    edge.d = `M${at(a.x + a.r, a.y)}C${at(a.x + bend, a.y)} ${at(b.x - bend, b.y)} ${at(b.x - b.r, b.y)}`;
    return [ending("bar", a.x + a.r, a.y, -1, 0, 11 * grain), ending("bar", b.x - b.r, b.y, 1, 0, 11 * grain)];
  }
  const far = b.y - a.y > 60, bow = far ? -Math.sign(a.x) * Math.min(24 + (b.y - a.y) * 0.15, 80) : 0;
  edge.d = `M${at(a.x, a.y + a.r)}C${at(a.x + bow, a.y + a.r + bow * Math.sign(bow))} ${at(b.x + bow, b.y - b.r - bow * Math.sign(bow))} ${at(b.x, b.y - b.r)}`;
  return [ending("bar", a.x, a.y + a.r, 0, -1, 11 * grain), ending("bar", b.x, b.y - b.r, 0, 1, 11 * grain)];
}

/** The line under a point of the canvas, if it is shown. */
function lineAt(p) {
  const { x, y } = net.DOMtoCanvas(p);
  ruler.lineWidth = 12 / net.getScale();
  return [...EDGES.values()].reverse().find((edge) => view.edges.has(edge.id) && ruler.isPointInStroke(edge.path, x, y))?.id ?? "";
}

function paintNode({ ctx, id, x, y }) {
  const node = NODES.get(id), size = radius(node);
  return {
    drawNode() {
      paintMark(ctx, node, x, y);
      paintRing(ctx, node, x, y);
    },
    nodeDimensions: { width: 2 * size, height: 2 * size },
  };
}

const least = () => 0.12;

/** What has to come into sight comes in its row: the whole width stays. */
function sight() {
  const { x, w } = extent();
  return x + w / 2;
}

// ---- vis-network
geometry();
const visNodes = new vis.DataSet([...NODES.values()].map((n) => ({ id: n.id, ...spot(n), shape: "custom", size: n.size, ctxRenderer: paintNode })));
const visEdges = new vis.DataSet([...EDGES.values()].map((e) => ({ id: e.id, from: e.from, to: e.to, hidden: true })));
const net = new vis.Network($("canvas"), { nodes: visNodes, edges: visEdges }, JSON.parse(DATA.options));
$("canvas").firstElementChild.removeAttribute("tabindex");
net.on("beforeDrawing", paintLines);
net.on("dragging", moving);
net.on("zoom", moving);
net.on("afterDrawing", (ctx) => paintLabels(ctx));

function extent() {
  const spots = [...NODES.values()].map(spot), ys = [...spots.map((p) => p.y), ...bands().map((band) => band[3])];
  const { x, w } = frameNow().box, y = Math.min(...ys) - 34;
  return { x, y, w, h: Math.max(...ys) + 44 - y };
}

/**
 * The first view: the whole width, with rows no closer than words need. A tall picture makes the page longer; on a
 * phone, where the picture is moved by a finger, it begins at the actor with most statements.
 */
function fit() {
  const box = extent(), w = $("canvas").clientWidth, foot = 46;
  if (!NODES.size || !w) return;
  const room = Math.max(innerHeight - $("app").getBoundingClientRect().top - scrollY, 380);
  const scale = narrow ? w / box.w : Math.min(w / box.w, 1.5, Math.max((room - foot) / box.h, 17 / VIEW.rows.wide));
  const h = narrow ? $("stage").clientHeight : Math.round(Math.min(Math.max(box.h * scale + foot, room), 4000));
  if (!narrow) $("stage").style.height = `${h}px`;
  if (h !== $("canvas").querySelector("canvas").clientHeight) net.setSize("100%", "100%");
  const hub = [...NODES.values()].filter((node) => !sentence(node)).reduce((a, b) => (b.count > a.count ? b : a));
  const y = narrow && box.h * scale > h ? spot(hub).y : box.y + box.h / 2 + foot / scale / 2;
  const finer = Math.min(Math.max(0.85 / scale, 1), 1.7);
  if (finer !== grain) {
    grain = finer;
    geometry();
  }
  net.moveTo({ position: { x: box.x + box.w / 2, y }, scale, animation: false });
}

function arrange() {
  const was = narrow;
  narrow = $("canvas").clientWidth < 640;
  if (was === narrow) return;
  geometry();
  visNodes.update([...NODES.values()].map((node) => ({ id: node.id, ...spot(node) })));
  // vis-network leaves out nodes by where they were when it last did so
  for (const node of Object.values(net.body.nodes)) node.updateBoundingBox();
}

/** The next node for an arrow key: in its own column, or on that side the one most nearly at its height, tied ones first. */
function step(key, here, all) {
  const p = spot(here);
  if (["ArrowUp", "ArrowDown"].includes(key)) {
    const column = all.filter((node) => spot(node).x === p.x).sort((a, b) => spot(a).y - spot(b).y);
    return column[(column.indexOf(here) + (key === "ArrowDown" ? 1 : -1) + column.length) % column.length];
  }
  const sign = key === "ArrowRight" ? 1 : -1, side = all.filter((node) => Math.sign(spot(node).x - p.x) === sign);
  const tied = new Set(TIES.get(here.id).filter((e) => view.edges.has(e.id)).flatMap((e) => [e.from, e.to]));
  const far = (node) => Math.abs(spot(node).x - p.x) * 10 + Math.abs(spot(node).y - p.y) + (tied.has(node.id) ? 0 : 1e5);
  return side.sort((a, b) => far(a) - far(b))[0];
}
