// Sides: actors and the ties between them, for a time and for some topics.
const ACTORS = VIEW.nodes, LINKS = VIEW.ties;
const ITEMS = new Map([...ACTORS, ...LINKS].map((item) => [item.id, item]));
const UNFILTERED = {};
for (const tie of LINKS) for (const on of tie.on) Object.assign(on, { first_month: month(on.since), last_month: month(on.until) });
const index = ACTORS.map((item) => entry(item.id, item.label, { d: VIEW.shapes[VIEW.palette.kinds[item.kind].shape], fill: `var(--${item.kind})`, rank: 1, count: item.positions }));
const nameOf = (actor) => words(actor.label) + (actor.author ? ` (${text("author")})` : "");

const counted = (tie) => tie.on.filter((o) => timely({ dated: o.dated, first: o.first_month, last: o.last_month })
  && [o.proposition, o.against].some((id) => topical(VIEW.propositions[id])));
const visible = (tie) => on("relation", tie.relation) && [tie.from, tie.to].every((id) => on("kind", ITEMS.get(id).kind)) ? counted(tie) : [];

function arrange() {
  const chosen = ITEMS.get(state.sel), seen = new Set();
  let x = 0;
  for (const tie of LINKS) {
    const left = visible(tie), node = mark(tie.id);
    const near = !chosen || tie === chosen || [tie.from, tie.to].includes(chosen.id);
    node.classList.toggle("gone", !left.length);
    node.classList.toggle("aside", !near);
    node.setAttribute("aria-label", about(tie));
    node.querySelector(".curve").setAttribute("stroke-width", (1.2 + 1.6 * Math.sqrt(left.length || 1)).toFixed(1));
    if (!left.length) continue;
    x++;
    for (const id of [tie.from, tie.to]) seen.add(id);
  }
  const around = chosen && new Set([chosen.id, chosen.from, chosen.to, ...LINKS.filter((tie) => [tie.from, tie.to].includes(chosen.id)).flatMap((tie) => [tie.from, tie.to])]);
  for (const actor of ACTORS) {
    mark(actor.id).classList.toggle("aside", !seen.has(actor.id) || (!!around && !around.has(actor.id)));
    mark(actor.id).setAttribute("aria-label", about(actor));
  }
  told(text("shown-sides", { x, y: LINKS.length, a: seen.size, b: ACTORS.length }));
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
start();
