// Thousands of nodes: sigma draws them with WebGL; without it, the same marks and lines are drawn on a canvas. Where the
// picture looks, how it is moved, and its words are the same with and without. Many lines are drawn lightly.
ease = Math.min(Math.max(900 / EDGES.size, 0.3), 1);
/** The least and the greatest coordinates. */
const ends = (values) => [values.reduce((a, b) => Math.min(a, b), values[0] ?? 0), values.reduce((a, b) => Math.max(a, b), values[0] ?? 0)];
const OUTERMOST = { x: ends([...NODES.values()].map(({ x }) => x)), y: ends([...NODES.values()].map(({ y }) => y)) };
const camera = { x: 0, y: 0, scale: 1 };
const layer = (tag, className) => $("canvas").appendChild(el(tag, { className }));
const ground = layer("div", "scene");
let drawn;
const sheet = layer("canvas", "sheet"), pen = sheet.getContext("2d");
const handlers = {};
const emit = (name, value) => handlers[name]?.forEach((handler) => handler(value));
const size = () => ({ w: $("canvas").clientWidth, h: $("canvas").clientHeight });

/** The part of vis-network's interface that these pages use. */
const net = {
  on: (name, handler) => (handlers[name] = [...(handlers[name] ?? []), handler]),
  getScale: () => camera.scale,
  getViewPosition: () => ({ x: camera.x, y: camera.y }),
  canvasToDOM: ({ x, y }) => ({ x: (x - camera.x) * camera.scale + size().w / 2, y: (y - camera.y) * camera.scale + size().h / 2 }),
  DOMtoCanvas: ({ x, y }) => ({ x: (x - size().w / 2) / camera.scale + camera.x, y: (y - size().h / 2) / camera.scale + camera.y }),
  moveTo({ position = camera, scale = camera.scale, offset = { x: 0, y: 0 } }) {
    Object.assign(camera, { x: position.x - offset.x / scale, y: position.y - offset.y / scale, scale });
    look();
  },
  getNodeAt(p) {
    const at = net.DOMtoCanvas(p);
    const over = (node) => Math.hypot(node.x - at.x, node.y - at.y) * camera.scale <= Math.max(visible(node, camera.scale), 4);
    return [...NODES.values()].find((node) => view.nodes.has(node.id) && over(node))?.id;
  },
  setSize() {
    const ratio = window.devicePixelRatio || 1, { w, h } = size();
    Object.assign(sheet, { width: w * ratio, height: h * ratio });
    drawn?.resize();
    look();
  },
  redraw() {
    if (drawn) drawn.refresh();
    else if (drawn === undefined) begin();
    look();
  },
};

/** When the picture's size and the reader's choices are known; without WebGL lines are paths. */
function begin() {
  drawn = scene(ground, camera);
  if (drawn) return drawn.onDrawn(paint);
  for (const edge of EDGES.values()) Object.assign(edge, { path: new Path2D(edge.d), marks: new Path2D(edge.ends.join("")) });
}

let frame = 0;
function look() {
  if (drawn) drawn.look();
  else frame ||= requestAnimationFrame(paint);
}

/** What stands above sigma's picture, or the whole picture. Words that fit are sought when it rests. */
function paint() {
  frame = 0;
  const ratio = window.devicePixelRatio || 1, { w, h } = size(), k = ratio * camera.scale;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, sheet.width, sheet.height);
  pen.setTransform(k, 0, 0, k, (ratio * w) / 2 - k * camera.x, (ratio * h) / 2 - k * camera.y);
  if (!drawn) {
    paintLines(pen);
    for (const node of NODES.values()) paintMark(pen, node, node.x, node.y);
  }
  for (const id of new Set([state.sel, cursor])) if (NODES.has(id)) paintRing(pen, NODES.get(id), NODES.get(id).x, NODES.get(id).y);
  if (!still.moving) seen = { ...camera };
  paintLabels(pen, still.moving ? shifted() : undefined);
}

/** While the picture is moved its words go with it; while it comes nearer there are none. */
let seen = { ...camera };
function shifted() {
  const dx = (seen.x - camera.x) * camera.scale, dy = (seen.y - camera.y) * camera.scale, same = seen.scale === camera.scale;
  seen = { ...camera };
  return same ? boxes.map((box) => ({ ...box, x: box.x + dx, at: box.at + dx, y: box.y + dy })) : [];
}

// ---- words: every node's around it, those of many statements first; propositions' once there is room for them
/** Outside its disc, and where discs stand beside the middle away from it. */
function heading(put, topic, side, p, _, x) {
  const lines = wrap(words(VIEW.topics[topic]), FONTS.band, 260, 2), y = p.y + (side < 0 ? -lines.length * LINE - 2 : 4);
  const aside = Math.abs(x) < (OUTERMOST.x[1] - OUTERMOST.x[0]) / 8 ? [] : [x < 0 ? "right" : "left"];
  [...aside, "center", "left", "right"].some((align) => put(`#${topic}`, lines, FONTS.band, p.x, y, align, false));
}

function roundabout(put, node, p, r, quiet) {
  const lines = wrap(nameOf(node), FONTS.actor, narrow ? 104 : 220, 1), y = p.y - LINE / 2;
  const beside = (x, align) => put(node.id, lines, FONTS.actor, x, y, align, quiet);
  return below(put, node, p, r, quiet) || beside(p.x + r + 5, "left") || beside(p.x - r - 5, "right");
}

const naming = (scale) => (put, node, p, r, quiet) => {
  if (!sentence(node)) roundabout(put, node, p, r, quiet);
  else if (scale > 0.9 || (!quiet && (view.near || hits))) below(put, node, p, r, quiet, FONTS.proposition, scale > 1.6 ? 4 : 2);
};
const sight = (x) => x;

// ---- lines: straight, from edge to edge of the marks
for (const edge of EDGES.values()) {
  const from = NODES.get(edge.from), to = NODES.get(edge.to), long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const dx = (to.x - from.x) / long, dy = (to.y - from.y) / long, s = 6.5 + 1.3 * edge.width, { start, end } = line(edge);
  const a = { x: from.x + dx * (radius(from) + 1), y: from.y + dy * (radius(from) + 1) };
  const b = { x: to.x - dx * (radius(to) + 2), y: to.y - dy * (radius(to) + 2) }, cut = end === "bar" ? 1 : s * 0.7;
  edge.d = `M${at(a.x, a.y)}L${at(b.x - dx * cut, b.y - dy * cut)}`;
  edge.ends = [ending(end, b.x, b.y, dx, dy, s), ...(start ? [ending(start, a.x, a.y, -dx, -dy, s)] : [])];
  edge.middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

/** The line nearest to a point of the screen, if it is within reach of it. */
function lineAt(p) {
  const at = net.DOMtoCanvas(p), reach = 6 / camera.scale;
  const away = ({ from, to }) => {
    const a = NODES.get(from), b = NODES.get(to), dx = b.x - a.x, dy = b.y - a.y;
    const along = Math.min(Math.max(((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy || 1), 0), 1);
    return Math.hypot(a.x + along * dx - at.x, a.y + along * dy - at.y);
  };
  let best = null, least = reach;
  for (const edge of EDGES.values()) {
    const far = view.edges.has(edge.id) && alpha(edge.id, "edges") > FAINT ? away(edge) : Infinity;
    if (far < least) [best, least] = [edge, far];
  }
  return best?.id ?? "";
}

// ---- where the picture looks
function extent() {
  const { x: [left, right], y: [top, bottom] } = OUTERMOST;
  return { x: left - 60, y: top - 60, w: right - left + 120, h: bottom - top + 120 };
}

let whole = 0.12;
const least = () => Math.min(0.12, whole);

/** The first view: everything, on as much of the screen as there is. */
function fit() {
  const foot = 46;
  if (!NODES.size || !$("canvas").clientWidth) return;
  arrange();
  net.setSize();
  const box = extent(), { w, h } = size(), heads = 2 * LINE, scale = Math.min(w / box.w, (h - foot - 2 * heads) / box.h, 1.5);
  whole = scale;
  net.moveTo({ position: { x: box.x + box.w / 2, y: box.y + box.h / 2 + foot / scale / 2 }, scale });
}

function arrange() {
  const room = Math.max(innerHeight - $("app").getBoundingClientRect().top - scrollY, 380);
  narrow = $("canvas").clientWidth < 640;
  if (!narrow) $("stage").style.height = `${Math.round(room)}px`;
}

/** The nearest node in the direction of an arrow key, those straight ahead first. */
function step(key, here, all) {
  const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  let best = null, least = Infinity;
  for (const node of all) {
    const ahead = (node.x - here.x) * dx + (node.y - here.y) * dy, aside = Math.abs((node.x - here.x) * dy) + Math.abs((node.y - here.y) * dx);
    const far = ahead > 0 && aside <= 2 * ahead ? ahead + 2 * aside : Infinity;
    if (far < least) [best, least] = [node, far];
  }
  return best;
}

// ---- pointer: one finger or the mouse moves the picture, two fingers or Ctrl and the wheel bring it nearer
const fingers = new Map();
let travelled = 0;
const pointOf = (event) => {
  const box = $("canvas").getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
};
const middle = () => {
  const all = [...fingers.values()], x = all.reduce((sum, p) => sum + p.x, 0) / all.length, y = all.reduce((sum, p) => sum + p.y, 0) / all.length;
  return { x, y, spread: all.length > 1 ? Math.hypot(all[0].x - all[1].x, all[0].y - all[1].y) : 0 };
};

/** Brings a point nearer that stays where it is on the screen. */
function nearer(p, factor) {
  const scale = Math.min(Math.max(camera.scale * factor, least()), 6), held = net.DOMtoCanvas(p), { w, h } = size();
  moving();
  net.moveTo({ position: { x: held.x - (p.x - w / 2) / scale, y: held.y - (p.y - h / 2) / scale }, scale });
  emit("zoom", { scale });
}

$("canvas").addEventListener("pointerdown", (event) => {
  if (event.button) return;
  fingers.set(event.pointerId, pointOf(event));
  travelled = fingers.size > 1 ? Infinity : 0;
  $("canvas").setPointerCapture(event.pointerId);
});
$("canvas").addEventListener("pointermove", (event) => {
  if (!fingers.has(event.pointerId)) return;
  const before = middle();
  fingers.set(event.pointerId, pointOf(event));
  const now = middle(), dx = now.x - before.x, dy = now.y - before.y;
  travelled += Math.hypot(dx, dy);
  if (travelled < 4) return;
  moving();
  net.moveTo({ position: { x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale } });
  if (before.spread && now.spread) nearer(now, now.spread / before.spread);
});
const lifted = (event) => {
  const p = fingers.get(event.pointerId), tapped = event.type === "pointerup" && fingers.size === 1 && travelled < 4;
  if (!p) return;
  fingers.delete(event.pointerId);
  if (tapped) emit("click", { pointer: { DOM: p }, event });
  else emit("dragEnd");
};
$("canvas").addEventListener("pointerup", lifted);
$("canvas").addEventListener("pointercancel", lifted);
$("canvas").addEventListener("dblclick", () => emit("doubleClick"));
$("canvas").addEventListener("wheel", (event) => {
  event.preventDefault();
  nearer(pointOf(event), 1.002 ** -event.deltaY);
}, { passive: false });
