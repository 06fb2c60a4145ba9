// Sides: actors and the ties between them, for a time and for some topics.
const ACTORS = VIEW.nodes, LINKS = VIEW.ties;
const ITEMS = new Map([...ACTORS, ...LINKS].map((item) => [item.id, item]));
const UNFILTERED = { steps: 0 };
for (const tie of LINKS) for (const on of tie.on) Object.assign(on, { first_month: month(on.since), last_month: month(on.until) });
const index = ACTORS.map((item) => entry(item.id, item.label, { d: VIEW.shapes[VIEW.palette.kinds[item.kind].shape], fill: `var(--${item.kind})`, rank: 1, count: item.positions }));
const nameOf = (actor) => words(actor.label) + (actor.author ? ` (${text("author")})` : "");

const counted = (tie) => tie.on.filter((o) => timely({ dated: o.dated, first: o.first_month, last: o.last_month })
  && [o.proposition, o.against].some((id) => topical(VIEW.propositions[id])));
const visible = (tie) => on("relation", tie.relation) && [tie.from, tie.to].every((id) => on("kind", ITEMS.get(id).kind)) ? counted(tie) : [];

/** What is within so many steps of what is chosen, along ties that the filters leave. */
function around(steps) {
  const tie = ITEMS.get(state.sel).relation ? ITEMS.get(state.sel) : null;
  const actors = new Set(tie ? [tie.from, tie.to] : [state.sel]), ties = new Set(tie ? [tie.id] : []);
  for (let step = tie ? 1 : 0; step < steps; step++) {
    const found = LINKS.filter((link) => (actors.has(link.from) || actors.has(link.to)) && visible(link).length);
    for (const link of found) {
      ties.add(link.id);
      actors.add(link.from).add(link.to);
    }
  }
  return new Set([...actors, ...ties]);
}

function arrange() {
  const seen = new Set(), near = ITEMS.has(state.sel) ? around(Math.max(state.steps, 1)) : null;
  const outside = (id) => !!near && !near.has(id), cut = (id) => !!state.steps && outside(id);
  let x = 0;
  draw(narrow());
  for (const tie of LINKS) {
    const left = cut(tie.id) ? [] : visible(tie), node = mark(tie.id);
    node.classList.toggle("gone", !left.length);
    node.classList.toggle("aside", outside(tie.id));
    node.setAttribute("aria-label", about(tie));
    node.querySelector(".curve").setAttribute("stroke-width", (1.2 + 1.6 * Math.sqrt(left.length || 1)).toFixed(1));
    if (!left.length) continue;
    x++;
    for (const id of [tie.from, tie.to]) seen.add(id);
  }
  for (const actor of ACTORS) {
    mark(actor.id).classList.toggle("gone", cut(actor.id));
    mark(actor.id).classList.toggle("aside", !seen.has(actor.id) || outside(actor.id));
    mark(actor.id).setAttribute("aria-label", about(actor));
  }
  told(text("shown-sides", { x, y: LINKS.length, a: seen.size, b: ACTORS.length }));
}

// ---- on a phone the circle becomes a list: names on the left, ties as bows on the right
const WIDE = { svg: document.querySelector("#sheet .part"), d: new Map(LINKS.map((tie) => [tie.id, mark(tie.id).querySelector(".curve").getAttribute("d")])) };
const NAMES = 212, PITCH = 44;
let drawn = null;

function draw(small) {
  const { svg } = WIDE, w = small ? Math.max(innerWidth - 10, 340) : 0;
  if (drawn === w) return;
  drawn = w;
  const spots = new Map(ACTORS.map((actor, i) => [actor.id, small ? { x: NAMES + 14, y: 26 + PITCH * i } : { x: actor.x, y: actor.y }]));
  const ground = svg.querySelector(".ground"), h = small ? PITCH * ACTORS.length + 8 : +ground.getAttribute("height");
  const set = (node, values) => Object.entries(values).forEach(([key, value]) => node.setAttribute(key, value));
  set(svg, { viewBox: `0 0 ${w || ground.getAttribute("width")} ${h}`, width: w || ground.getAttribute("width"), height: h });
  for (const actor of ACTORS) {
    const node = mark(actor.id), { x, y } = spots.get(actor.id);
    set(node.querySelector(".halo"), { cx: x, cy: y, r: small ? PITCH / 2 : 12 * actor.size });
    set(node.querySelector("path"), { transform: `translate(${x} ${y}) scale(${actor.size})` });
    for (const label of node.querySelectorAll("text")) {
      const lines = [...label.children], left = small ? NAMES - 6 : actor.tx;
      set(label, { x: left, y: y + 5 - 7.5 * (lines.length - 1) });
      for (const line of lines) set(line, { x: left });
      label.style.fontSize = small ? `${Math.min(12.5, 300 / Math.max(...lines.map((line) => line.textContent.length)))}px` : "";
      label.classList.toggle("end", small || actor.anchor === "end");
    }
  }
  for (const tie of LINKS) {
    const [a, b] = [spots.get(tie.from), spots.get(tie.to)];
    const bow = 1.3 * (w - NAMES - 26) * Math.sqrt(Math.abs(b.y - a.y) / h) * (tie.relation === "agrees" ? 1 : 0.9);
    const d = small ? `M${a.x} ${a.y}C${a.x + bow} ${a.y} ${b.x + bow} ${b.y} ${b.x} ${b.y}` : WIDE.d.get(tie.id);
    for (const part of mark(tie.id).querySelectorAll("path")) part.setAttribute("d", d);
  }
}

const about = (item) => (item.relation
  ? `${nameOf(ITEMS.get(item.from))} – ${nameOf(ITEMS.get(item.to))}${text("colon")}${known(item.relation)} (${plural("on", visible(item).length)})`
  : `${nameOf(item)} · ${known(item.kind)}`);

// ---- details
const position = (id) => ({ id, ...VIEW.positions[id] });
function both(o) {
  const [a, b] = [position(o.first), position(o.second)], title = words(VIEW.propositions[o.proposition].label);
  const fold = (p) => held(p, nameOf(ITEMS.get(p.holder)) + (o.proposition === o.against ? "" : `${text("colon")}${words(VIEW.propositions[p.on].label)}`), p.holder);
  return [el("h3", { textContent: o.proposition === o.against ? title : text("conflict") }), fold(a), fold(b)];
}

function details(item) {
  if (item.relation)
    return fill(`${nameOf(ITEMS.get(item.from))} – ${nameOf(ITEMS.get(item.to))}`, [known(item.relation), " · ", plural("on", visible(item).length)], visible(item).flatMap(both));
  const ties = LINKS.filter((tie) => [tie.from, tie.to].includes(item.id) && visible(tie).length);
  const parts = ["agrees", "disagrees"].flatMap((relation) => {
    const found = ties.filter((tie) => tie.relation === relation);
    const list = found.map((tie) => el("div", {}, goTo(tie.id, nameOf(ITEMS.get(tie.from === item.id ? tie.to : tie.from))), el("small", { className: "label" }, ` ${plural("on", visible(tie).length)}`)));
    return found.length ? [el("h3", { textContent: `${known(relation)} (${found.length})` }), ...list] : [];
  });
  return fill(nameOf(item), [known(item.kind)], parts);
}
addEventListener("resize", () => drawn && apply());
matchMedia("(max-width: 820px)").addEventListener("change", apply);
start();
