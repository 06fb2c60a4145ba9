// The matrix: rows and columns that the filters empty go; a column's head sorts by it.
const ITEMS = new Map([...VIEW.positions, ...VIEW.propositions, ...VIEW.holders].map((item) => [item.id, item]));
const ROWS = [...document.querySelectorAll("#grid [data-row]")], HOMES = new Map(ROWS.map((tr) => [tr, tr.parentElement]));
const HEADS = [...document.querySelectorAll("#grid [data-sort]")], COLUMNS = HEADS.map((head) => head.dataset.sort);
FRESH.sort = "";
FIELDS.sort = ["sort", () => state.sort, (value) => (COLUMNS.includes(value.replace(/^-/, "")) ? value : undefined)];
const UNFILTERED = { steps: 0 };
const takers = new Map();
/** The cells with the columns they stand in: of a large matrix, empty neighbours are one cell. */
const RUNS = ROWS.flatMap((tr) => {
  let to = 2;
  return [...tr.cells].slice(2).map((td) => ({ td, from: to, to: (to += td.colSpan) }));
});
for (const p of VIEW.positions) {
  Object.assign(p, { first: month(p.since), last: month(p.until) });
  takers.set(p.on, (takers.get(p.on) ?? new Set()).add(p.holder));
}
const index = [...VIEW.holders.map((item) => entry(item.id, item.label, { d: VIEW.shapes[VIEW.palette.kinds[item.kind].shape], fill: `var(--${item.kind})`, rank: 1, count: 1 })),
  ...VIEW.propositions.map((item) => entry(item.id, item.label, { d: VIEW.shapes.star, fill: "var(--Proposition)", rank: 0, count: item.n }))];
const nameOf = (holder) => words(holder.label) + (holder.author ? ` (${text("author")})` : "");

let near = null;
const ends = (p) => [p.holder, p.on];
const passes = (p) => filtered(p) && (!near || near.has(p));
function filtered(p) {
  return on("stance", p.stance) && on("kind", ITEMS.get(p.holder).kind) && on("held", takers.get(p.on).size > 1 ? "several" : "one")
    && topical(ITEMS.get(p.on)) && p.modes.some((mode) => on("mode", mode)) && timely(p);
}

let columnsNow = new Set(COLUMNS), orderNow = ROWS;

/** Cells are many: only what changes is touched. */
function arrange() {
  const chosen = ITEMS.get(state.sel);
  near = focused(VIEW.positions.filter(filtered), ends, chosen?.on ? ends(chosen) : [state.sel]);
  const shown = new Set(VIEW.positions.filter(passes)), rows = new Map(), columns = new Set(COLUMNS.slice(0, 2));
  for (const p of VIEW.positions) {
    const label = `${known(p.stance)} · ${plural("statement", p.n)}`, node = mark(p.id);
    node.classList.toggle("gone", !shown.has(p));
    if (node.getAttribute("aria-label") !== label) node.setAttribute("aria-label", label);
    if (!shown.has(p)) continue;
    rows.set(p.on, (rows.get(p.on) ?? new Set()).add(p.holder));
    columns.add(p.holder);
  }
  sort();
  for (const tr of ROWS) {
    tr.hidden = !rows.has(tr.dataset.row);
    tr.querySelector(".sum").textContent = rows.get(tr.dataset.row)?.size ?? 0;
  }
  if (COLUMNS.some((id) => columns.has(id) !== columnsNow.has(id))) narrowed(columns);
  for (const body of document.querySelectorAll("#grid tbody[data-group]")) body.hidden = ![...body.rows].some((tr) => tr.dataset.row && !tr.hidden);
  $("flat").hidden = !state.sort;
  told(text("shown", { x: shown.size, y: VIEW.positions.length, a: columns.size - 2, b: VIEW.holders.length, c: rows.size, d: VIEW.propositions.length }));
}

/** Leaves these columns. */
function narrowed(columns) {
  columnsNow = columns;
  const before = [0];
  for (const [i, id] of COLUMNS.entries()) {
    before.push(before[i] + columns.has(id));
    HEADS[i].hidden = !columns.has(id);
  }
  for (const { td, from, to } of RUNS) {
    const span = before[to] - before[from];
    if (td.hidden === !!span) td.hidden = !span;
    if (span && td.colSpan !== span) td.colSpan = span;
  }
}

/** Without an order chosen, rows stand below their topics; with one, all in one body. */
function sort() {
  const key = state.sort.replace(/^-/, ""), down = state.sort.startsWith("-"), order = Object.keys({ Supports: 1, SupportsConditionally: 1, Ambivalent: 1, Opposes: 1 });
  for (const head of HEADS) {
    if (head.dataset.sort === key) head.setAttribute("aria-sort", down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
  if (!key) {
    if (orderNow !== ROWS) for (const tr of ROWS) HOMES.get(tr).append(tr);
    orderNow = ROWS;
    return;
  }
  const stance = (tr) => {
    const found = VIEW.positions.findLast((p) => p.on === tr.dataset.row && p.holder === key && passes(p));
    return found ? order.indexOf(found.stance) : 9;
  };
  const title = (tr) => words(ITEMS.get(tr.dataset.row).label), size = (tr) => takers.get(tr.dataset.row)?.size ?? 0;
  const by = { name: (a, b) => title(a).localeCompare(title(b), state.lang), count: (a, b) => size(a) - size(b) }[key] ?? ((a, b) => stance(a) - stance(b));
  const next = ROWS.map((tr, i) => [tr, i]).sort(([a, i], [b, j]) => (down ? by(b, a) : by(a, b)) || i - j).map(([tr]) => tr);
  if (next.some((tr, i) => tr !== orderNow[i]) || orderNow === ROWS) $("flat").append(...next);
  orderNow = next;
}

for (const head of HEADS)
  head.querySelector(".sort").onclick = () => {
    const key = head.dataset.sort, ways = key === "count" ? [`-${key}`, key, ""] : [key, `-${key}`, ""];
    change({ sort: ways[(ways.indexOf(state.sort) + 1) % 3] });
  };

const about = (item) => (item.on ? stands(nameOf(ITEMS.get(item.holder)), [item.stance], words(ITEMS.get(item.on).label)) : words(item.label));

/** Up and down stay in a column. */
towards = (key, node) => {
  if (!node || !["ArrowUp", "ArrowDown"].includes(key)) return null;
  const { holder } = ITEMS.get(node.dataset.id);
  const found = [...document.querySelectorAll("#grid [data-row]:not([hidden]) .mark:not(.gone)")].filter((one) => ITEMS.get(one.dataset.id).holder === holder);
  return found[found.indexOf(node) + (key === "ArrowDown" ? 1 : -1)] ?? null;
};

// ---- details
function details(item) {
  if (item.on) return fill(about(item), [...stanceOf(item), " · ", ...periodOf(item), ` · ${plural("statement", item.n)}`], [statements(item)]);
  const asked = item.kind, found = VIEW.positions.filter((p) => (asked ? p.holder : p.on) === item.id && passes(p));
  return fill(asked ? nameOf(item) : words(item.label), [asked ? known(item.kind) : known("Proposition"), ` · ${plural("position", found.length)}`],
    found.map((p) => held(p, words(ITEMS.get(asked ? p.on : p.holder).label), asked ? p.on : p.holder)));
}

// ---- the table as a drawing: its words on the lines that the browser has set them in, rules, a bar for each stance
picture = () => {
  const stage = $("stage"), at = [stage.scrollLeft, stage.scrollTop];
  stage.scrollTo(0, 0); // heads stick where it is scrolled
  const grid = $("grid"), origin = grid.getBoundingClientRect(), root = getComputedStyle(document.documentElement);
  const colour = (name) => root.getPropertyValue(`--${name}`).trim();
  const rect = (box, style) => `<rect x="${(box.left - origin.left).toFixed(1)}" y="${(box.top - origin.top).toFixed(1)}" width="${box.width.toFixed(1)}" height="${box.height.toFixed(1)}" ${style}/>`;
  const all = (selector) => [...grid.querySelectorAll(selector)].map((node) => [node.getBoundingClientRect(), node]).filter(([box]) => box.width);
  const inner = all("th[scope=rowgroup]").map(([box]) => rect(box, `fill="${colour("panel")}"`)).join("")
    + all("td").map(([box]) => rect(box, `fill="none" stroke="${colour("rule")}"`)).join("")
    + all(".mark").map(([box, { dataset }]) => rect({ left: box.left, top: box.bottom - 4, width: box.width, height: 4 }, `fill="${colour(dataset.stance)}"`)).join("")
    + lettering(grid).map(([line, style]) => lettered(line, style, origin)).join("");
  stage.scrollTo(...at);
  return { inner, w: Math.ceil(origin.width), h: Math.ceil(origin.height) };
};

/** The words of all texts that are shown, by line: where the first one stands, and their style. */
function lettering(grid) {
  const texts = document.createTreeWalker(grid, NodeFilter.SHOW_TEXT), range = document.createRange(), found = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.parentElement.closest(".unseen")) continue;
    const style = getComputedStyle(node.parentElement), lines = [];
    for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const box = range.getBoundingClientRect(), place = style.writingMode === "horizontal-tb" ? box.top : box.left;
      if (lines.length && Math.abs(lines.at(-1).place - place) < 3) lines.at(-1).words += ` ${word}`;
      else if (box.width) lines.push({ words: word, box, place });
    }
    found.push(...lines.map((line) => [line, style]));
  }
  return found;
}

/** A line of words; those of a head run upwards. */
function lettered({ words: string, box }, style, origin) {
  const up = style.writingMode !== "horizontal-tb", x = box.left - origin.left, y = box.top - origin.top;
  const place = up ? `translate(${(x + box.width * 0.75).toFixed(1)} ${(y + box.height).toFixed(1)}) rotate(-90)` : `translate(${x.toFixed(1)} ${(y + box.height * 0.77).toFixed(1)})`;
  return `<text transform="${place}" fill="${style.color}" font-size="${style.fontSize}" font-weight="${style.fontWeight}">${escaped(string)}</text>`;
}
start();
