// The picture: vis-network keeps the canvas, pans, zooms and finds nodes; what is on it is drawn here.
const colour = (name, at = theme()) => VIEW.palette.surfaces[at][name];
const kindOf = (node) => VIEW.palette.kinds[node.kind];
const PATHS = Object.fromEntries(Object.entries(VIEW.shapes).map(([name, d]) => [name, new Path2D(d)]));
const FAINT = 0.06, QUIET = 0.2;
const LINE = 15;
const FAMILY = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const FONTS = { actor: `600 13px ${FAMILY}`, proposition: `12.5px ${FAMILY}`, band: `700 13px ${FAMILY}` };
const ruler = document.createElement("canvas").getContext("2d");
const lengths = new Map();

let narrow = false, view = shown(), cursor = "", boxes = [], grain = 1;
const spot = (node) => (narrow ? { x: node.nx, y: node.ny } : { x: node.x, y: node.y });
const bands = () => (narrow ? VIEW.bands.narrow : VIEW.bands.wide);
const rowNow = () => (narrow ? VIEW.rows.narrow : VIEW.rows.wide);
const radius = (node) => Math.min(node.size * grain, node.kind === "Proposition" ? rowNow() * 0.42 : 24);
const sentence = (node) => node.kind === "Proposition";

function alpha(id, set) {
  if (!view[set].has(id)) return FAINT;
  if (hits) return set === "nodes" && hits.has(id) ? 1 : QUIET;
  return !view.near || view.near[set].has(id) ? 1 : QUIET;
}

function width(string, font) {
  const key = font + string;
  if (!lengths.has(key)) {
    ruler.font = font;
    lengths.set(key, ruler.measureText(string).width);
  }
  return lengths.get(key);
}

const wrapped = new Map();
function wrap(string, font, room, most) {
  const key = `${font}|${Math.floor(room / 4)}|${most}|${string}`;
  if (!wrapped.has(key)) wrapped.set(key, broken(string, font, Math.floor(room / 4) * 4, most));
  return wrapped.get(key);
}

/** The text on at most `most` lines no wider than `room`, cut with an ellipsis where it is longer. */
function broken(string, font, room, most) {
  const lines = [""];
  const parts = string.split(/\s+/);
  for (const [i, part] of parts.entries()) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${part}` : part;
    if (width(longer, font) <= room || !lines.at(-1)) lines[lines.length - 1] = longer;
    else if (lines.length < most) lines.push(part);
    else {
      lines[lines.length - 1] += " …";
      break;
    }
    if (i === parts.length - 1) break;
  }
  return lines.map((line) => {
    let cut = line;
    while (width(cut, font) > room && cut.length > 2) cut = `${cut.replace(/ ?…$/, "").slice(0, -1).trimEnd()}…`;
    return cut;
  });
}

/** Room that is taken, in a grid of cells, so that asking is quick however much there is. */
function room(size) {
  const taken = new Map(), cell = 40;
  const cells = (b) => {
    const keys = [];
    for (let i = Math.floor(b.x / cell); i <= Math.floor((b.x + b.w) / cell); i++)
      for (let j = Math.floor(b.y / cell); j <= Math.floor((b.y + b.h) / cell); j++) keys.push(i * 4096 + j);
    return keys;
  };
  const hit = (a, b) => a.id !== b.id && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
  const inside = (b) => b.x < size.w && b.x + b.w > 0 && b.y < size.h && b.y + b.h > 0;
  return {
    free: (b) => inside(b) && !cells(b).some((key) => taken.get(key)?.some((other) => hit(b, other))),
    take: (b) => cells(b).forEach((key) => taken.set(key, taken.get(key) ?? []).get(key).push(b)),
  };
}

/** Labels and headings that fit: `place` maps a point to the screen, nothing covers a node or another label. */
function labels(scale, place, size) {
  const space = room(size), found = [], frame = frameNow();
  const put = (id, lines, font, x, y, align, quiet) => {
    const w = Math.max(...lines.map((string) => width(string, font))), h = lines.length * LINE;
    const box = { id, x: align === "right" ? x - w : align === "center" ? x - w / 2 : x, y, w, h };
    if (!space.free(box)) return false;
    space.take(box);
    return found.push({ ...box, lines, font, align, at: x, quiet });
  };
  const order = [...NODES.values()].filter((node) => view.nodes.has(node.id) || node.id === cursor);
  for (const node of order) {
    const p = place(spot(node)), r = Math.max(radius(node) * scale, 3) + 1;
    space.take({ id: node.id, x: p.x - r, y: p.y - r, w: 2 * r, h: 2 * r });
  }
  for (const [topic, side, x, y] of bands()) {
    const p = place({ x, y }), label = VIEW.topics[topic], wide = Math.min(320, (side < 0 ? p.x : size.w - p.x) - 8);
    if (label && wide > 40) put(`#${topic}`, wrap(words(label), FONTS.band, wide, 1), FONTS.band, p.x, p.y - 12, side < 0 ? "right" : "left", true);
  }
  const rank = (node) => (node.id === cursor || node.id === state.sel ? 1e9 : 0) + (alpha(node.id, "nodes") === 1 ? 1e6 : 0)
    + (sentence(node) ? 0 : 1e3) + node.count;
  for (const node of order.sort((a, b) => rank(b) - rank(a))) {
    const p = place(spot(node)), r = radius(node) * scale, quiet = alpha(node.id, "nodes") < 1;
    if (sentence(node)) beside(put, node, p, r, quiet, scale, size, frame);
    else below(put, node, p, r, quiet);
  }
  return found;
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

/** An actor's name below it, else above it, on two lines or on one. */
function below(put, node, p, r, quiet) {
  const gap = r + (node.id === state.sel ? 7 : 2);
  for (const most of [2, 1]) {
    const lines = wrap(nameOf(node), FONTS.actor, narrow ? 104 : most === 1 ? 220 : 160, most);
    for (const y of [p.y + gap, p.y - gap - lines.length * LINE])
      if (put(node.id, lines, FONTS.actor, p.x, y, "center", quiet)) return;
  }
}

function frameNow() {
  const xs = [...NODES.values()].filter(sentence).map((node) => spot(node).x);
  const [least, most] = [Math.min(...xs), Math.max(...xs)];
  return narrow
    ? { label: 200, outer: () => true, box: { x: -58, w: most + 58 + 214 } }
    : { label: 300, outer: (x) => x === least || x === most, box: { x: least - 270, w: most - least + 540 } };
}

function paintNode({ ctx, id, x, y }) {
  const node = NODES.get(id), size = radius(node);
  return {
    drawNode() {
      const k = Math.max(size, 3 / net.getScale()) / 8.5;
      ctx.save();
      ctx.translate(x, y);
      ctx.scale(k, k);
      ctx.globalAlpha = alpha(id, "nodes");
      ctx.fillStyle = kindOf(node)[theme()];
      ctx.fill(PATHS[kindOf(node).shape]);
      ctx.restore();
      if (id !== state.sel && (id !== cursor || !$("canvas").matches(":focus"))) return;
      ctx.save();
      ctx.lineWidth = 3 / net.getScale();
      ctx.strokeStyle = colour("ink");
      if (id === cursor) ctx.strokeStyle = colour("focus");
      ctx.beginPath();
      ctx.arc(x, y, size + 5 / net.getScale(), 0, 2 * Math.PI);
      ctx.stroke();
      ctx.restore();
    },
    nodeDimensions: { width: 2 * size, height: 2 * size },
  };
}

function paintLabels(ctx) {
  const ratio = window.devicePixelRatio || 1, size = { w: $("canvas").clientWidth, h: $("canvas").clientHeight };
  boxes = labels(net.getScale(), (p) => net.canvasToDOM(p), size);
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = colour("ground");
  for (const box of boxes) {
    ctx.font = box.font;
    ctx.textAlign = box.align;
    ctx.fillStyle = colour(box.quiet ? "quiet" : "ink");
    box.lines.forEach((line, i) => {
      ctx.strokeText(line, box.at, box.y + i * LINE + 1);
      ctx.fillText(line, box.at, box.y + i * LINE + 1);
    });
  }
  ctx.restore();
}

// ---- lines: drawn here, not by vis-network, so that each has an end of its own and SVG and screen agree
const line = (edge) => VIEW.palette.lines[edge.stance] ?? VIEW.palette.lines.Ambivalent;
const at = (x, y) => `${+x.toFixed(1)} ${+y.toFixed(1)}`;

/** A line end as a closed path: its tip, the direction it points to (a unit vector), its size. */
function ending(type, x, y, dx, dy, s) {
  const p = (along, across) => at(x - along * dx - across * dy, y - along * dy + across * dx);
  if (type === "bar") return `M${p(0, -s * 0.62)}L${p(0, s * 0.62)}L${p(s * 0.3, s * 0.62)}L${p(s * 0.3, -s * 0.62)}Z`;
  if (type === "circle") return `M${p(0, 0)}A${s * 0.36} ${s * 0.36} 0 1 1 ${p(s * 0.72, 0)}A${s * 0.36} ${s * 0.36} 0 1 1 ${p(0, 0)}Z`;
  if (type === "diamond") return `M${p(0, 0)}L${p(s * 0.55, s * 0.42)}L${p(s * 1.1, 0)}L${p(s * 0.55, -s * 0.42)}Z`;
  return `M${p(0, 0)}L${p(s, s * 0.45)}L${p(s, -s * 0.45)}Z`;
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

function strokeLines(ctx) {
  const now = theme(), ordered = [...EDGES.values()].map((edge) => [alpha(edge.id, "edges"), edge]).sort((a, b) => a[0] - b[0]);
  for (const [strength, edge] of ordered) {
    ctx.globalAlpha = strength;
    ctx.strokeStyle = ctx.fillStyle = line(edge)[now];
    ctx.lineWidth = edge.width * grain + (edge.id === state.sel ? 2 : 0);
    ctx.setLineDash(strength > FAINT ? edge.dashes.map((length) => length * grain) : []);
    ctx.stroke(edge.path);
    if (strength > FAINT) ctx.fill(edge.marks);
  }
}

/** Many lines take longer than a frame: while the picture moves, their last drawing moves; at rest they are drawn anew. */
const still = { canvas: document.createElement("canvas"), box: null, moving: 0 };
function paintLines(ctx) {
  ctx.save();
  if (EDGES.size < 200) strokeLines(ctx);
  else {
    const { canvas } = ctx, { x, y } = net.DOMtoCanvas({ x: 0, y: 0 });
    if (!still.moving || !still.box) {
      Object.assign(still.canvas, { width: canvas.width, height: canvas.height });
      const copy = still.canvas.getContext("2d");
      copy.setTransform(ctx.getTransform());
      strokeLines(copy);
      const { x: right, y: bottom } = net.DOMtoCanvas({ x: $("canvas").clientWidth, y: $("canvas").clientHeight });
      still.box = [x, y, right - x, bottom - y];
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.drawImage(still.canvas, 0, 0);
    } else ctx.drawImage(still.canvas, ...still.box);
  }
  ctx.restore();
}

function moving() {
  clearTimeout(still.moving);
  still.moving = setTimeout(() => {
    still.moving = 0;
    net.redraw();
  }, 150);
}

/** The line under a point of the canvas, if it is shown. */
function lineAt(p) {
  const { x, y } = net.DOMtoCanvas(p);
  ruler.lineWidth = 12 / net.getScale();
  return [...EDGES.values()].reverse().find((edge) => view.edges.has(edge.id) && ruler.isPointInStroke(edge.path, x, y))?.id ?? "";
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
net.on("afterDrawing", paintLabels);

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
}

/** Brings a point to where nothing covers it: on a phone above the sheet, elsewhere by scrolling the page. */
function show(id) {
  const { x, y } = EDGES.has(id) ? EDGES.get(id).middle : spot(NODES.get(id));
  const stage = $("canvas").getBoundingClientRect(), sheet = $("details").getBoundingClientRect();
  let p = net.canvasToDOM({ x, y });
  if (!narrow && (p.x < 20 || p.x > stage.width - 20 || p.y < 10 || p.y > stage.height - 20)) {
    net.moveTo({ position: { x, y }, animation: false });
    p = net.canvasToDOM({ x, y });
  }
  if (!narrow) {
    const seen = stage.top + p.y;
    if (seen < 60 || seen > innerHeight - 80) scrollBy({ top: seen - innerHeight / 2 });
    return;
  }
  const over = !$("details").hidden && sheet.top < stage.bottom;
  const top = Math.max(-stage.top, 0), h = over ? sheet.top - Math.max(stage.top, 0) : stage.height;
  if (p.x > 20 && p.x < stage.width - 20 && p.y > top + 30 && p.y < top + h - 40) return;
  const box = extent();
  net.moveTo({ position: { x: box.x + box.w / 2, y }, offset: { x: 0, y: top + h / 2 - stage.height / 2 }, animation: false });
}
