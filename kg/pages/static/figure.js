// A picture in SVG, drawn by the build: here it is filtered, walked through and taken along.
// A view offers ITEMS (by id), `details(item)` and `arrange()`; where it likes `towards` (a key's next item), `begin`
// (what a phone, which shows a part, begins with) and `nearest` (the item meant by a tap on too small ones).
const exists = (id) => ITEMS.has(id);
const mark = (id) => $(`i.${id}`);
/** The row or the head of a column that stands for an item which is no mark of its own. */
const headOf = (id) => document.querySelector(`#grid :is([data-row="${CSS.escape(id)}"], [data-sort="${CSS.escape(id)}"])`);
const narrow = () => !printing && matchMedia("(max-width: 820px)").matches;
let cursor = "", towards = null, begin = null, nearest = null, picture = null, printing = false;

function apply() {
  dress();
  controls();
  arrange();
  repaint();
  panel();
}

/** What is chosen or found stands out. */
function repaint() {
  for (const node of document.querySelectorAll("#sheet [data-id]")) {
    node.classList.toggle("chosen", node.dataset.id === state.sel);
    node.classList.toggle("dim", !!hits && !hits.has(node.dataset.id));
  }
  document.querySelector("#grid :is([data-row], [data-sort]).chosen")?.classList.remove("chosen");
  if (state.sel) headOf(state.sel)?.classList.add("chosen");
}

/**
 * The positions within so many steps of what is chosen, or nothing where all are asked for. A step leads from a holder to
 * what it has a stance on, or back (in the order: from an actor to what it belongs to, or back); `ends` are both of a
 * position, `seeds` those that it starts from.
 */
function focused(positions, ends, seeds) {
  if (!state.sel || !state.steps) return null;
  const reached = new Set(seeds), found = new Set();
  for (let step = 0; step < state.steps; step++) {
    const next = positions.filter((p) => ends(p).some((end) => reached.has(end)));
    for (const p of next) found.add(p);
    for (const end of next.flatMap(ends)) reached.add(end);
  }
  return found;
}

function panel() {
  const item = ITEMS.get(state.sel);
  $("details").hidden = !item;
  if (item) details(item);
}

function choose(id, byKey = false) {
  if (!id && !state.sel) return;
  const was = state.sel;
  change({ sel: id, ...(id ? {} : { steps: 0 }) });
  if (id) {
    cursor = id;
    $("details").scrollTop = 0;
    show(id);
    if (byKey) $("details-name").focus({ preventScroll: true });
  } else (mark(was) ?? $("stage")).focus({ preventScroll: true });
}

/** How much of the stage a head covers that stays while the rest moves below it. */
function covering(node) {
  const head = node.closest("thead") ? null : node.closest("#grid") ? $("grid").tHead : narrow() ? null : document.querySelector(".head");
  return head?.getBoundingClientRect().height ?? 0;
}

/** Brings an item to where nothing covers it: on a phone above the sheet of details. */
function show(id) {
  const node = mark(id) ?? headOf(id);
  if (!node) return;
  const stage = $("stage"), box = node.getBoundingClientRect();
  const sheet = narrow() && !$("details").hidden ? $("details").getBoundingClientRect().top : innerHeight;
  const room = stage.getBoundingClientRect();
  if (room.bottom > sheet || room.top < 0) scrollBy({ top: room.top, behavior: "instant" });
  const now = node.getBoundingClientRect(), top = Math.max(stage.getBoundingClientRect().top, 0) + covering(node);
  const bottom = Math.min(stage.getBoundingClientRect().bottom, sheet);
  if (now.top < top || now.bottom > bottom) stage.scrollTop += now.top - top - Math.max((bottom - top - box.height) / 2, 0);
  const aside = now.left - room.left - (room.width - now.width) / 2;
  if (now.width < room.width && (now.left < room.left || now.right > room.right)) stage.scrollLeft += aside;
  // a phone shows a part of a lane only: its words go along, its bar has to be brought
  const bar = narrow() && now.width > room.width && node.querySelector(".bar, .force, .act")?.getBoundingClientRect();
  if (bar && (bar.left < room.left || bar.left > room.right - 60)) stage.scrollLeft += bar.left - room.left - room.width / 4;
  const rest = node.getBoundingClientRect();
  if (rest.top < 0 || rest.bottom > sheet) scrollBy({ top: rest.top - sheet / 2 + rest.height / 2, behavior: "instant" });
}

// ---- pointer and keyboard: items are links to the table, which is where they lead without a script
const items = () => [...document.querySelectorAll("#sheet .item[id]")].filter((node) => !node.classList.contains("gone"));

$("sheet").addEventListener("click", (event) => {
  const item = (narrow() && event.detail && nearest?.(event)) || event.target.closest(".item");
  if (item) choose(item.dataset.id, event.detail === 0);
  else if (!event.target.closest("button, a, input, th")) choose("");
  if (item) event.preventDefault();
});
$("sheet").addEventListener("pointermove", (event) => {
  const item = event.pointerType === "touch" ? null : event.target.closest(".item");
  tip(item && ITEMS.has(item.dataset.id) ? about(ITEMS.get(item.dataset.id)) : "", { x: event.clientX, y: event.clientY });
});
$("sheet").addEventListener("pointerleave", () => tip(""));
$("stage").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, .sort")) return;
  const all = items(), here = all.findIndex((node) => node.dataset.id === cursor), step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (event.key === "Home" || event.key === "End" || step) {
    const aimed = towards?.(event.key, all[here]);
    if (aimed) move(aimed);
    else if (towards && here >= 0 && event.key.match(/Up|Down/)) return void event.preventDefault();
    const next = aimed ? -1 : event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : here < 0 ? 0 : (here + step + all.length) % all.length;
    if (next >= 0 && all.length) move(all[next]);
  } else if (event.key === "Enter" && event.target === $("stage") && cursor) choose(cursor, true);
  else return;
  event.preventDefault();
});

function move(node) {
  if (cursor && mark(cursor)) mark(cursor).setAttribute("tabindex", "-1");
  cursor = node.dataset.id;
  node.setAttribute("tabindex", "0");
  node.focus({ preventScroll: true });
  show(cursor);
  $("live").textContent = about(ITEMS.get(cursor));
}

/** Every item is named in full; one of them at a time is in the order of tabs. */
function name() {
  for (const [i, node] of [...document.querySelectorAll("#sheet .item[id]"), ...document.querySelectorAll("#sheet .item:not([id])")].entries()) {
    node.setAttribute("tabindex", i ? "-1" : "0");
    node.setAttribute("role", "button");
  }
}

/** The parts' size; on a phone the column of words goes and the words stand above the bars. */
function frameOf(h, small) {
  const shift = small ? VIEW.left : 0;
  for (const part of document.querySelectorAll("#sheet .part")) {
    const w = part.querySelector(".ground").getAttribute("width") - shift, tall = part.classList.contains("body") ? h : part.viewBox.baseVal.height;
    part.setAttribute("viewBox", `0 0 ${w} ${tall}`);
    part.setAttribute("width", w);
    part.setAttribute("height", tall);
    for (const drawn of part.querySelectorAll(":scope > .drawn")) drawn.setAttribute("transform", small ? `translate(${-shift} 0)` : "");
  }
  for (const line of document.querySelectorAll("#grid rect, .body > .ground")) line.setAttribute("height", h);
}

/** Where the picture is moved sideways, its words stay in sight. */
function follow() {
  const x = narrow() ? $("stage").scrollLeft : 0;
  for (const part of document.querySelectorAll(".body .name, .block text, .topic-name, .body .badge")) part.setAttribute("transform", x ? `translate(${x} 0)` : "");
}
$("stage").addEventListener("scroll", () => narrow() && follow(), { passive: true });

// ---- files: the picture as it is now, with colours and letters written into every element
const STYLE = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "text-anchor", "paint-order", "stroke-linejoin"];
const USUAL = { fill: "rgb(0, 0, 0)", "fill-opacity": "1", stroke: "none", "stroke-dasharray": "none", opacity: "1", "font-weight": "400", "text-anchor": "start", "paint-order": "normal", "stroke-linejoin": "miter" };

const LETTERED = new Set(["text", "tspan"]);

function written(node, copy) {
  const style = getComputedStyle(node), text = LETTERED.has(node.localName);
  if (style.display === "none" || node.classList.contains("hit")) return false;
  for (const name of STYLE) {
    const value = style.getPropertyValue(name);
    if (value === USUAL[name] || (name.startsWith("font") && !text) || (name === "stroke-width" && style.stroke === "none")) continue;
    copy.setAttribute(name, value);
  }
  for (const attribute of ["class", "id", "data-id", "data-stem", "data-p", "data-m", "data-block", "tabindex", "role", "href", "aria-label"]) copy.removeAttribute(attribute);
  return true;
}

function styled(node) {
  const copy = node.localName === "a" ? document.createElementNS(node.namespaceURI, "g") : node.cloneNode(false);
  if (node.localName === "a" && node.hasAttribute("transform")) copy.setAttribute("transform", node.getAttribute("transform"));
  if (!written(node, copy)) return null;
  for (const child of node.childNodes) {
    const part = child.nodeType === 1 ? styled(child) : child.nodeType === 3 && LETTERED.has(node.localName) ? child.cloneNode() : null;
    if (part) copy.append(part);
  }
  return copy;
}

function drawing(part) {
  const { width: w, height: h } = part.viewBox.baseVal;
  return { w, h, inner: [...part.children].map(styled).filter(Boolean).map((node) => new XMLSerializer().serializeToString(node)).join("") };
}

/** The whole picture as an SVG document in the theme that is on, with a title, a key and how to cite. */
function svg() {
  const parts = picture ? [picture()] : [...document.querySelectorAll("#sheet .part")].map(drawing), pad = 20;
  const w = Math.max(900, ...parts.map((part) => part.w)) + 2 * pad;
  const ink = getComputedStyle($("stage")).color, ground = getComputedStyle($("stage")).backgroundColor;
  const line = (string, y, px, weight = 400) => `<text x="${pad}" y="${y}" fill="${ink}" font-size="${px}" font-weight="${weight}">${escaped(string)}</text>`;
  let y = 76, out = "";
  for (const part of parts) {
    out += `<g transform="translate(${pad} ${y})">${part.inner}</g>`;
    y += part.h;
  }
  const key = legend(pad, y + 24, w - 2 * pad, ink), foot = [VIEW.citation, ...VIEW.sources.map(words)];
  const notes = foot.map((string, i) => line(string, key.bottom + 22 + 17 * i, 12)).join(""), h = key.bottom + 30 + 17 * foot.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="system-ui, Segoe UI, Roboto, Helvetica, Arial, sans-serif">`
    + `<title>${escaped(words(VIEW.question))}</title><rect width="${w}" height="${h}" fill="${ground}"/>`
    + line(words(VIEW.question), 38, 24, 700) + line(`${words(VIEW.title)} · ${$("shown").textContent}`, 60, 13) + out + key.out + notes + "</svg>";
}

/** The key: the marks of the filters with their words, as many to a line as fit. */
function legend(x, y, room, ink) {
  let out = "", left = x, top = y;
  for (const label of document.querySelectorAll("#filters :is(.box, .key):has(svg)")) {
    const drawn = label.querySelector("svg"), said = [...label.querySelectorAll("span:not(:has(span))"), label].find((part) => part.offsetWidth && part.textContent.trim());
    const string = (label.querySelector(`span > .${state.lang}`) ?? label.querySelector("span") ?? said).innerText.replace(/\s*\d+$/, "").trim();
    const copy = styled(drawn), w = drawn.viewBox.baseVal.width + 16 + 7 * string.length;
    if (!copy || !string) continue;
    if (left + w > x + room) [left, top] = [x, top + 24];
    copy.setAttribute("x", left);
    copy.setAttribute("y", top - 12);
    out += new XMLSerializer().serializeToString(copy) + `<text x="${left + drawn.viewBox.baseVal.width + 6}" y="${top + 2}" font-size="12.5" fill="${ink}">${escaped(string)}</text>`;
    left += w;
  }
  return { out, bottom: top + 8 };
}

// ---- print: all that is shown, as on a wide screen, on one page, as large as that allows
const PAPERS = { sides: { w: 1040, h: 700 }, time: { w: 1040, h: 1500 }, matrix: { w: 1040, h: 1500 } }; // in CSS pixels
const PAPER = PAPERS[VIEW.name] ?? { w: 715, h: 1035 }, HEAD = 140;

/** What the filters say about the marks, and how to cite. */
function printed() {
  const keys = [...document.querySelectorAll("#filters :is(.box, .key):has(svg)")].map((label) => {
    const copy = copyOf(label);
    for (const part of copy.querySelectorAll("input, small")) part.remove();
    return el("span", { className: "key" }, ...copy.childNodes);
  });
  return [el("p", { className: "keys" }, ...keys), ...[VIEW.citation, ...VIEW.sources.map(words)].map((textContent) => el("p", { textContent }))];
}

function toPaper(now) {
  printing = now;
  document.documentElement.classList.toggle("printing", now);
  $("sheet").style.zoom = "";
  apply();
  if (!now) return;
  $("printed").replaceChildren(...printed());
  const room = PAPER.h - HEAD - $("printed").offsetHeight;
  let zoom = Math.min(1, PAPER.w / $("sheet").scrollWidth);
  for (let turn = 0; turn < 3; turn++) { // thin rules do not get thinner, so that the height is not quite in proportion
    $("sheet").style.zoom = zoom;
    zoom *= Math.min(1, room / $("stage").scrollHeight);
  }
  $("sheet").style.zoom = zoom;
}
addEventListener("beforeprint", () => toPaper(true));
addEventListener("afterprint", () => toPaper(false));

// ---- start
addEventListener("popstate", () => {
  state = fromHash(location.hash);
  apply();
  if (state.sel) show(state.sel);
});
function start() {
  name();
  state = fromHash(location.hash);
  apply();
  settle();
  if (state.sel) show(state.sel);
  else if (narrow()) begin?.();
}
