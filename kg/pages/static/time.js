// The timeline: lanes close up where filters leave some out, and gather by holder or by topic.
const LANES = VIEW.lanes, EVENTS = VIEW.events, POSITIONS = LANES.flatMap((lane) => lane.positions);
const ITEMS = new Map([...LANES, ...EVENTS].map((item) => [item.id, item]));
const OF = new Map();
Object.assign(FRESH, { group: "holder", only: "all" });
FIELDS.group = ["group", () => state.group !== "holder" && state.group, oneOf(["topic"])];
FIELDS.only = ["only", () => state.only !== "all" && state.only, oneOf(["change", "tension"])];
const UNFILTERED = { only: "all", steps: 0 };
const holders = new Map();
for (const lane of LANES) {
  holders.set(lane.proposition.en, (holders.get(lane.proposition.en) ?? new Set()).add(lane.block));
  for (const p of lane.positions) {
    Object.assign(p, { first: month(p.since), last: month(p.until), group: lane.group });
    OF.set(p.id, lane);
  }
}
const several = (lane) => (holders.get(lane.proposition.en).size > 1 ? "several" : "one");
const nameOf = (lane) => words(lane.holder) + (lane.author ? ` (${text("author")})` : "");
const d = (item) => (item.positions ? VIEW.shapes[VIEW.palette.kinds[item.kind].shape] : VIEW.shapes.diamond);
const index = [...ITEMS.values()].map((item) => entry(item.id, item.positions
  ? { en: `${item.holder.en}: ${item.proposition.en}`, fr: `${item.holder.fr} : ${item.proposition.fr}` } : item.label,
  { d: d(item), fill: item.positions ? `var(--${item.kind})` : "var(--quiet)", rank: item.positions ? 0 : 1, count: item.positions?.length ?? 0 }));

let near = null;
const ends = (p) => [OF.get(p.id).block, OF.get(p.id).proposition.en];
const passes = (p) => filtered(p) && (!near || near.has(p));
function filtered(p) {
  const lane = OF.get(p.id);
  if (state.only === "change" && !lane.positions.some((other) => other.change)) return false;
  if (state.only === "tension" && !p.tension.length) return false;
  return on("stance", p.stance) && on("kind", lane.kind) && on("held", several(lane)) && topical(lane)
    && p.modes.some((mode) => on("mode", mode)) && timely(p);
}
const happens = (event) => on("event", event.kind) && (state.until === LIMITS.until || event.first <= state.until) && (event.last ?? Infinity) >= (state.since === LIMITS.since ? -Infinity : state.since);

const PARTS = new Map([...document.querySelectorAll("#sheet [data-p]")].map((node) => [node.dataset.p, node]));
const NS = "http://www.w3.org/2000/svg";
const cut = (string, letters) => (string.length <= letters ? string : `${string.slice(0, letters - 1).trimEnd()}…`);
const svgText = (string, x, y, className) => {
  const node = document.createElementNS(NS, "text");
  for (const [key, value] of Object.entries({ x, y, class: className })) node.setAttribute(key, value);
  node.textContent = string;
  return node;
};

function arrange() {
  const chosen = ITEMS.get(state.sel)?.positions ?? POSITIONS.filter((p) => p.venues.includes(state.sel));
  near = focused(POSITIONS.filter(filtered), ends, chosen.flatMap(ends));
  const small = narrow(), pitch = small ? 44 : VIEW.pitch, shown = new Set();
  for (const lane of LANES)
    for (const p of lane.positions) {
      const seen = passes(p);
      if (seen) shown.add(p.id);
      PARTS.get(p.id).classList.toggle("gone", !seen);
    }
  let y = 0, last = null;
  const topics = document.createDocumentFragment(), byTopic = state.group === "topic";
  const left = LANES.filter((lane) => lane.positions.some((p) => shown.has(p.id)));
  const kept = new Set(left), order = byTopic ? [...left].sort((a, b) => a.group - b.group) : left;
  for (const block of document.querySelectorAll(".block")) block.classList.add("gone");
  for (const lane of LANES) mark(lane.id).classList.toggle("gone", !kept.has(lane));
  for (const lane of order) {
    const key = byTopic ? lane.group : lane.block, node = mark(lane.id);
    if (key !== last) {
      const block = byTopic ? svgText(words(VIEW.topics[key]), 2, y + 21, "topic-name") : document.querySelector(`.block[data-block="${CSS.escape(key)}"]`);
      if (byTopic) topics.append(block);
      else {
        block.classList.remove("gone");
        block.setAttribute("transform", `translate(0 ${y})`);
      }
      y += VIEW.heading;
      last = key;
    }
    node.setAttribute("transform", `translate(0 ${y})`);
    node.setAttribute("aria-label", about(lane));
    for (const part of node.querySelectorAll(".name")) {
      const language = part.classList.contains("fr") ? "fr" : part.classList.contains("en") ? "en" : state.lang;
      const said = cut(byTopic ? `${lane.holder[language]}${language === "fr" ? " : " : ": "}${lane.proposition[language]}` : lane.proposition[language], VIEW.letters);
      if (part.textContent !== said) part.textContent = said;
    }
    node.querySelector(".drawn").setAttribute("transform", small ? `translate(${-VIEW.left} 18)` : "");
    node.querySelector(".hit").setAttribute("height", pitch);
    y += pitch;
  }
  $("topics").replaceChildren(topics);
  frameOf(y + 6, small);
  for (const event of EVENTS) {
    const seen = happens(event);
    mark(event.id).classList.toggle("gone", !seen);
    mark(event.id).setAttribute("aria-label", about(event));
    for (const part of document.querySelectorAll(`.vertical[data-id="${CSS.escape(event.id)}"], [data-stem="${CSS.escape(event.id)}"]`)) part.classList.toggle("gone", !seen);
  }
  count(shown, left);
  follow();
}

function count(shown, left) {
  const size = (list, key) => new Set(list.map(key)).size;
  told(text("shown", {
    x: shown.size, y: POSITIONS.length, a: size(left, (l) => l.block), b: size(LANES, (l) => l.block),
    c: size(left, (l) => l.proposition.en), d: size(LANES, (l) => l.proposition.en),
  }));
}

const about = (item) => item.positions
  ? stands(nameOf(item), item.positions.map((p) => p.stance), words(item.proposition))
  : `${words(item.label)} · ${known(item.kind)}`;

// ---- details
function details(item) {
  if (item.positions) return lane(item);
  const row = $(`e.${item.id.split("/")[1]}`), there = LANES.filter((l) => l.positions.some((p) => p.venues.includes(item.id)));
  const who = row.querySelector(".who").textContent.trim() ? [el("p", { className: "about" }, `${text("participants")}${text("colon")}`, ...copyOf(row.querySelector(".who")).childNodes)] : [];
  const said = there.flatMap((l) => l.positions.filter((p) => p.venues.includes(item.id)).map((p) => held(p, `${nameOf(l)}${text("colon")}${words(l.proposition)}`, l.id)));
  const order = EVENTS.filter(happens), at = order.indexOf(item);
  const others = [["earlier-event", order[at - 1]], ["later-event", order[at + 1]]].filter(([, other]) => at >= 0 && other)
    .map(([key, other]) => el("div", {}, el("small", { className: "label" }, `${text(key)}${text("colon")}`), goTo(other.id, words(other.label))));
  fill(words(item.label), [known(item.kind), " · ", ...copyOf(row.querySelector(".period")).childNodes],
    [...who, ...others, ...(said.length ? [el("h3", { textContent: `${text("said-there")} (${said.length})` }), ...said] : [])]);
}

function lane(item) {
  const notes = item.positions.flatMap((p) => [
    ...(p.change ? [el("p", { className: "notice" }, text("change-to"), text("colon"), ...periodOf({ id: p.change, group: item.group }))] : []),
    ...p.tension.map((other) => el("div", { className: "notice" }, text("tension-with"), text("colon"), goTo(OF.get(other).id, words(OF.get(other).proposition)))),
  ]);
  const parts = item.positions.length > 1 ? item.positions.map((p) => held(p, words(item.proposition), "")) : [statements(item.positions[0])];
  const [one] = item.positions;
  const kind = item.positions.length > 1 ? [item.positions.map((p) => known(p.stance)).join(" → ")] : [...stanceOf(one), " · ", ...periodOf(one), ` · ${plural("statement", one.n)}`];
  fill(`${nameOf(item)}${text("colon")}${words(item.proposition)}`, kind, [...notes, ...parts]);
}
matchMedia("(max-width: 820px)").addEventListener("change", apply);
/** The names of events stand closer together than fingers are wide: anywhere among them the nearest is meant. */
nearest = ({ target, clientX: x, clientY: y }) => {
  if (!target.closest(".head")) return null;
  const away = (part) => {
    const box = part.getBoundingClientRect();
    return box.width ? Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)) : Infinity;
  };
  const parts = [...document.querySelectorAll("#sheet .event:not(.gone) :is(text, circle)")].map((part) => [away(part), part]);
  return parts.sort((a, b) => a[0] - b[0])[0]?.[1].closest(".event");
};
start();
