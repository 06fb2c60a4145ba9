// The order on a day: what is in force then, who belongs to it, what a chosen actor belongs to.
const ROWS = VIEW.items, ACTORS = VIEW.actors;
const ITEMS = new Map([...ROWS, ...ACTORS].map((item) => [item.id, item]));
/** A day of the calendar that a date field takes: Date.parse alone lets 31 February pass for 2 March. */
const isDay = (value) => value > "0001" && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value) && value.length === 10;
Object.assign(FRESH, { day: VIEW.day, only: "all" });
FIELDS.at = ["day", () => state.day !== VIEW.day && state.day, (value) => (isDay(value) ? value : undefined)];
FIELDS.only = ["only", () => state.only !== "all" && state.only, oneOf(["now"])];
const UNFILTERED = { only: "all", day: VIEW.day, steps: 0 };
const index = [...ROWS.map((item) => entry(item.id, item.label, { d: VIEW.shapes.square, fill: "var(--link)", rank: 1, count: item.parts.length })),
  ...ACTORS.map((item) => entry(item.id, item.label, { d: VIEW.shapes.circle, fill: "var(--quiet)", rank: 0, count: 0 }))];

const among = (item) => item.parts.filter(([, since, until]) => (since || item.signed || item.force) <= state.day && (!until || until >= state.day));
function status(item) {
  if (item.sort === "Institution") return among(item).length ? "members" : item.parts.some(([, , until]) => until && until < state.day) ? "ended" : "none";
  const steps = [["ended", item.ended], ["in-force", item.force], ["signed", item.signed]];
  const found = steps.find(([, since]) => since && since <= state.day)?.[0] ?? (item.signed ? "none" : "proposed");
  return found === "signed" && ["PoliticalDocument", "Treaty"].includes(item.sort) ? "in-effect" : found;
}
const holds = (item) => ["in-force", "in-effect", "members"].includes(status(item));
const suspenders = (item) => item.suspended.filter(([day]) => day <= state.day).map(([, by]) => words(by)).filter(Boolean);
const said = (item) => known(`status-${status(item)}`) + (suspenders(item).length && holds(item) ? `${text("suspended-by")}${suspenders(item).join(", ")}` : "");

function where(day) {
  const year = +day.slice(0, 4), found = VIEW.axis.find(([, last]) => last >= year) ?? VIEW.axis.at(-1);
  if (!found) return 0;
  if (year < found[0]) return found[2];
  if (year > found[1]) return found[2] + found[3];
  return found[2] + (found[3] * (Date.parse(day) - Date.parse(`${found[0]}-01-01`))) / (Date.parse(`${found[1] + 1}-01-01`) - Date.parse(`${found[0]}-01-01`));
}

function dayWords() {
  const n = +state.day.slice(8);
  return `${n === 1 && state.lang === "fr" ? "1er" : n} ${inMonth(month(state.day))}`;
}

/** The rows within some steps of what is chosen: from an actor to what it belongs to that day, or back. */
function surroundings() {
  const memberships = ROWS.filter(holds).flatMap((item) => among(item).map(([actor]) => [actor, item.id]));
  const found = focused(memberships, (membership) => membership, [state.sel]);
  return found && new Set([state.sel, ...[...found].map(([, row]) => row)]);
}

function arrange() {
  $("reset").disabled &&= state.day === VIEW.day && state.only === "all";
  $("day").value = state.day;
  if ($("month")) {
    $("month").value = month(state.day);
    $("month").setAttribute("aria-valuetext", dayWords());
  }
  const belongs = (item) => !state.sel.startsWith("actor/") || item.id === state.sel || among(item).some(([id]) => id === state.sel);
  const near = surroundings();
  const asked = ROWS.filter((item) => on("sort", item.sort) && (!near || near.has(item.id)));
  const seen = asked.filter((item) => state.only === "all" || holds(item));
  const small = narrow();
  let y = 0, last = "";
  for (const block of document.querySelectorAll(".block")) block.classList.add("gone");
  for (const item of ROWS) {
    const node = mark(item.id), shown = seen.includes(item), now = holds(item), n = number(item);
    node.classList.toggle("gone", !shown);
    node.classList.toggle("now", now);
    node.classList.toggle("aside", !belongs(item));
    node.setAttribute("aria-label", about(item));
    for (const part of node.querySelectorAll(".status")) part.textContent = known(`status-${status(item)}`) + (suspenders(item).length && now ? " ‖" : "");
    node.querySelector(".number").textContent = (now && n) || "";
    told_row(item, n);
    if (!shown) continue;
    if (item.sort !== last) {
      const block = document.querySelector(`.block[data-block="${CSS.escape(item.sort)}"]`);
      block.classList.remove("gone");
      block.setAttribute("transform", `translate(0 ${y})`);
      y += 32;
      last = item.sort;
    }
    node.setAttribute("transform", `translate(0 ${y})`);
    node.querySelector(".drawn").setAttribute("transform", small ? `translate(${-VIEW.left} 16)` : "");
    node.querySelector(".hit").setAttribute("height", small ? 44 : 24);
    y += small ? 44 : 24;
  }
  const h = y + 6;
  frameOf(h, small);
  $("today").setAttribute("d", `M0 0V${h}`);
  for (const id of ["today", "today-head"]) $(id).setAttribute("transform", `translate(${where(state.day).toFixed(1)} 0)`);
  for (const node of document.querySelectorAll(".today-text")) node.textContent = dayWords();
  for (const node of document.querySelectorAll(".on-day")) node.textContent = dayWords();
  follow();
  const bound = asked.filter((item) => item.sort !== "Institution");
  told(text("shown-order", { x: bound.filter(holds).length, y: bound.length, a: seen.filter((item) => item.sort === "Institution").length, day: dayWords() }));
}

/** How many are in it that day, with a plus where only some are recorded. */
function number(item) {
  const n = among(item).length;
  return n ? `${n}${item.more}` : "";
}

/** The table says the same for that day. */
function told_row(item, n) {
  const row = $(`p.${item.id.replace("/", ".")}`);
  row.querySelector(".status").textContent = said(item);
  row.querySelector(".n").textContent = n || 0;
}

const about = (item) => (item.sort ? `${words(item.label)} · ${said(item)} · ${text(item.sort === "Institution" ? "n-members" : "n-parties", { n: number(item) || 0 })}` : words(item.label));

// ---- details
function details(item) {
  if (!item.sort) return belonging(item);
  const row = $(`p.${item.id.replace("/", ".")}`), copy = copyOf(row), on = new Set(among(item).map(([id]) => id));
  const parts = [...copy.querySelectorAll(".parts > li")], list = (nodes) => el("ul", { className: "parts" }, ...nodes);
  const inside = parts.filter((li) => on.has(li.dataset.id) && (li.dataset.since || "0") <= state.day && (!li.dataset.until || li.dataset.until >= state.day));
  const outside = parts.filter((li) => !inside.includes(li));
  const noun = item.sort === "Institution" ? "members" : "parties";
  const facts = copy.querySelector(".facts"), references = copy.querySelector(".references"), note = copy.querySelector(".note");
  fill(words(item.label), [known(`one-${item.sort}`), " · ", said(item), ` (${dayWords()})`], [
    ...(note ? [note] : []), ...copy.querySelectorAll(".dates > div"),
    ...(facts ? [el("h3", { textContent: text("acts") }), facts] : []),
    el("h3", { textContent: `${text(noun)}, ${dayWords()} (${inside.length})` }), list(inside),
    ...(outside.length ? [el("h3", { textContent: `${text("other-days")} (${outside.length})` }), list(outside)] : []),
    ...(references ? [el("h3", { textContent: text("references") }), references] : []),
  ]);
}

function belonging(actor) {
  const now = ROWS.filter((item) => holds(item) && among(item).some(([id]) => id === actor.id)), ever = ROWS.filter((item) => !now.includes(item) && item.parts.some(([id]) => id === actor.id));
  const list = (items) => items.map((item) => el("div", {}, goTo(item.id, words(item.label)), el("small", { className: "label" }, ` ${said(item)}`)));
  fill(words(actor.label), [dayWords()], [
    el("h3", { textContent: `${text("belongs-to")} (${now.length})` }), ...list(now),
    ...(ever.length ? [el("h3", { textContent: `${text("other-days")} (${ever.length})` }), ...list(ever)] : []),
  ]);
}

$("day").addEventListener("change", () => isDay($("day").value) && change({ day: $("day").value }));
$("month")?.addEventListener("input", () => {
  const day = `${monthName(+$("month").value)}-01`;
  change({ day: month(day) === month(VIEW.day) ? VIEW.day : day }, false);
});
matchMedia("(max-width: 820px)").addEventListener("change", apply);
/** A phone, which shows a part of the years, begins with the chosen day. */
begin = () => {
  $("stage").scrollLeft = where(state.day) - VIEW.left - $("stage").clientWidth * 0.6;
};
start();
