// What every picture on a canvas has: colours, words that cover nothing, marks, and lines with ends of their own, so that
// screen and SVG agree. A picture offers `net` (where it looks), `heading` and `naming` (where words go), and `sight`.
const colour = (name, at = theme()) => VIEW.palette.surfaces[at][name];
const kindOf = (node) => VIEW.palette.kinds[node.kind];
const PATHS = Object.fromEntries(Object.entries(VIEW.shapes).map(([name, d]) => [name, new Path2D(d)]));
const FAINT = 0.06, QUIET = 0.2;
const LINE = 15;
const FAMILY = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const FONTS = { actor: `600 13px ${FAMILY}`, proposition: `12.5px ${FAMILY}`, band: `700 13px ${FAMILY}` };
const ruler = document.createElement("canvas").getContext("2d");
const lengths = new Map();

let narrow = false, view = shown(), cursor = "", boxes = [], grain = 1, ease = 1;
const spot = (node) => (narrow ? { x: node.nx, y: node.ny } : { x: node.x, y: node.y });
const bands = () => (narrow ? VIEW.bands.narrow : VIEW.bands.wide);
const rowNow = () => (narrow ? VIEW.rows.narrow : VIEW.rows.wide);
const radius = (node) => Math.min(node.size * grain, node.kind === "Proposition" ? rowNow() * 0.42 : 24);
/** A node's radius on the screen: small ones stay large enough to be seen, as far as there is room between rows. */
const visible = (node, scale) => Math.max(radius(node) * scale, Math.min(3, rowNow() * 0.45 * scale));
const sentence = (node) => node.kind === "Proposition";

/** How strongly a node or a line is drawn; where lines are many, none is in full unless it is one of a few. */
function alpha(id, set) {
  if (!view[set].has(id)) return FAINT;
  if (hits) return set === "nodes" && hits.has(id) ? 1 : QUIET;
  if (!view.near) return set === "edges" ? ease : 1;
  return view.near[set].has(id) ? 1 : QUIET;
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
  const space = room(size), found = [], name = naming(scale, size);
  const put = (id, lines, font, x, y, align, quiet) => {
    const w = Math.max(...lines.map((string) => width(string, font))), h = lines.length * LINE;
    const box = { id, x: align === "right" ? x - w : align === "center" ? x - w / 2 : x, y, w, h };
    if (!space.free(box)) return false;
    space.take(box);
    return found.push({ ...box, lines, font, align, at: x, quiet });
  };
  const order = [...NODES.values()].filter((node) => view.nodes.has(node.id) || node.id === cursor);
  for (const node of order) {
    const p = place(spot(node)), r = visible(node, scale) + 1;
    space.take({ id: node.id, x: p.x - r, y: p.y - r, w: 2 * r, h: 2 * r });
  }
  for (const [topic, side, x, y] of bands()) if (VIEW.topics[topic]) heading(put, topic, side, place({ x, y }), size, x);
  const rank = (node) => (node.id === cursor || node.id === state.sel ? 1e9 : 0) + (alpha(node.id, "nodes") === 1 ? 1e6 : 0)
    + (sentence(node) ? 0 : 1e3) + node.count;
  for (const node of order.sort((a, b) => rank(b) - rank(a))) {
    name(put, node, place(spot(node)), radius(node) * scale, alpha(node.id, "nodes") < 1);
  }
  return found;
}

/** A node's words below it, else above it, on so many lines or on fewer; whether there was room. */
function below(put, node, p, r, quiet, font = FONTS.actor, most = 2) {
  const gap = r + (node.id === state.sel ? 7 : 2);
  for (let many = most; many; many--) {
    const lines = wrap(nameOf(node), font, narrow ? 104 : many === 1 ? 300 : 160, many);
    for (const y of [p.y + gap, p.y - gap - lines.length * LINE])
      if (put(node.id, lines, font, p.x, y, "center", quiet)) return true;
  }
  return false;
}

function paintMark(ctx, node, x, y) {
  const scale = net.getScale(), k = visible(node, scale) / scale / 8.5;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(k, k);
  ctx.globalAlpha = alpha(node.id, "nodes");
  ctx.fillStyle = kindOf(node)[theme()];
  ctx.fill(PATHS[kindOf(node).shape]);
  ctx.restore();
}

/** A ring around the node that is chosen, and around the one that the keyboard has reached. */
function paintRing(ctx, node, x, y) {
  if (node.id !== state.sel && (node.id !== cursor || !$("canvas").matches(":focus"))) return;
  const scale = net.getScale();
  ctx.save();
  ctx.lineWidth = 3 / scale;
  ctx.strokeStyle = colour(node.id === cursor ? "focus" : "ink");
  ctx.beginPath();
  ctx.arc(x, y, (visible(node, scale) + 5) / scale, 0, 2 * Math.PI);
  ctx.stroke();
  ctx.restore();
}

/** Puts words where they fit, or draws those of `moved`. */
function paintLabels(ctx, moved) {
  const ratio = window.devicePixelRatio || 1, size = { w: $("canvas").clientWidth, h: $("canvas").clientHeight };
  boxes = moved ?? labels(net.getScale(), (p) => net.canvasToDOM(p), size);
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

// ---- lines
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
  net.moveTo({ position: { x: sight(x), y }, offset: { x: 0, y: top + h / 2 - stage.height / 2 }, animation: false });
}
