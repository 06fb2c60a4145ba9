// What the reader does: one function changes the state, one shows it.
function apply() {
  view = shown();
  const root = document.documentElement; // a change here costs a look at every element: only if it is one
  if (root.dataset.lang !== state.lang || root.lang !== state.lang) root.lang = root.dataset.lang = state.lang;
  if (state.theme && root.dataset.theme !== state.theme) root.dataset.theme = state.theme;
  if (!state.theme && root.dataset.theme) delete root.dataset.theme;
  $(`lang-${state.lang}`).checked = true;
  document.title = `${words(VIEW.question)} · ${words(VIEW.title)}`;
  $("canvas").setAttribute("aria-label", words(VIEW.question));
  controls();
  count();
  panel();
  net.redraw();
}

function change(part, push = true) {
  Object.assign(state, part);
  write(push);
  apply();
}

function choose(id, byKey = false) {
  if (!id && !state.sel) return;
  if (NODES.has(id)) cursor = id;
  const phone = matchMedia("(max-width: 820px)").matches;
  change({ sel: id, steps: id ? state.steps : 0 });
  if (phone && id) $("stage").scrollIntoView({ block: "start" });
  if (id) {
    $("details").scrollTop = 0;
    show(id);
    if (byKey) $("details-name").focus({ preventScroll: true });
  } else $("canvas").focus({ preventScroll: true });
}

function controls() {
  for (const box of document.querySelectorAll("[data-filter]")) box.checked = on(box.dataset.filter, box.value);
  for (const radio of document.querySelectorAll("[name=steps]")) radio.checked = +radio.value === state.steps;
  $("reset").disabled = !state.off.size && state.undated && state.since === LIMITS.since && state.until === LIMITS.until;
  if ($("undated")) $("undated").checked = state.undated;
  for (const end of $("since") ? ["since", "until"] : []) {
    $(end).value = state[end];
    const said = new Intl.DateTimeFormat(state.lang, { month: "short", year: "numeric", timeZone: "UTC" });
    $(`${end}-text`).textContent = said.format(new Date(Date.UTC(Math.floor(state[end] / 12), state[end] % 12)));
    $(end).setAttribute("aria-valuetext", $(`${end}-text`).textContent);
  }
}

function count() {
  const sum = (items, keep) => items.filter(keep).length;
  const all = { edges: [...EDGES.values()].filter((e) => e.stance !== CONFLICT), nodes: [...NODES.values()] };
  const seen = { edges: all.edges.filter((e) => view.edges.has(e.id)), nodes: all.nodes.filter((n) => view.nodes.has(n.id)) };
  const message = text("shown", {
    x: seen.edges.length, y: all.edges.length,
    a: sum(seen.nodes, (n) => !sentence(n)), b: sum(all.nodes, (n) => !sentence(n)),
    c: sum(seen.nodes, sentence), d: sum(all.nodes, sentence),
  });
  if ($("shown").textContent !== message) $("shown").textContent = message;
}

// ---- filters
$("app").addEventListener("input", ({ target }) => {
  if (target.dataset.filter) {
    const off = new Set(state.off), key = `${target.dataset.filter}.${target.value}`;
    off[target.checked ? "delete" : "add"](key);
    change({ off });
  } else if (target.name === "steps") change({ steps: +target.value });
  else if (target.id === "undated") change({ undated: target.checked });
  else if (target.id === "since") change({ since: Math.min(+target.value, state.until) }, false);
  else if (target.id === "until") change({ until: Math.max(+target.value, state.since) }, false);
});
$("filters").querySelector("form").addEventListener("submit", (event) => event.preventDefault());
$("reset").onclick = () => change({ ...FRESH(), lang: state.lang, theme: state.theme, sel: state.sel, at: state.at });
for (const radio of document.querySelectorAll("[name=language]")) radio.addEventListener("change", () => change({ lang: radio.value }));

// ---- tools
async function copy(string) {
  try {
    await navigator.clipboard.writeText(string);
    $("live").textContent = text("copied");
  } catch {
    $("live").textContent = text("not-copied", { text: string });
  }
  tip($("live").textContent, { x: 12, y: 12 });
  setTimeout(() => tip(""), 2500);
}
$("fit").onclick = () => {
  state.at = null;
  write(false);
  fit();
};
$("png").onclick = savePng;
$("svg").onclick = saveSvg;
$("print").onclick = () => print();
$("link").onclick = () => copy(location.href);
$("cite").onclick = () => copy([VIEW.citation, `${text("source")}${text("colon")}${VIEW.sources.map(words).join("; ")}`].join(" "));
$("theme").onclick = () => change({ theme: theme() === "dark" ? "light" : "dark" });
system.addEventListener("change", apply);
const zoom = (factor) => {
  moving();
  net.moveTo({ scale: Math.min(Math.max(net.getScale() * factor, 0.12), 6), animation: false });
  moved();
};
$("zoom-in").onclick = () => zoom(1.3);
$("zoom-out").onclick = () => zoom(1 / 1.3);
$("close").onclick = () => choose("");

// ---- search
const index = [...NODES.values()].map((node) => ({ node, names: [plain(node.words.en), plain(node.words.fr)] }));
let active = -1, offered = [];

/** One line of the list: a node, or how many there are. */
function option({ node }, i) {
  const item = el("li", { id: `found-${i}`, className: node ? "" : "count" });
  for (const [key, value] of Object.entries({ role: "option", "aria-selected": "false", "aria-disabled": String(!node) })) item.setAttribute(key, value);
  if (!node) return item;
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS(shape.namespaceURI, "path");
  for (const [key, value] of Object.entries({ width: 20, height: 20, viewBox: "-10 -10 20 20", class: "shape", "aria-hidden": "true" })) shape.setAttribute(key, value);
  path.setAttribute("d", VIEW.shapes[kindOf(node).shape]);
  path.setAttribute("fill", `var(--${node.kind})`);
  shape.append(path);
  item.append(shape, el("span", { textContent: words(node.words) }));
  item.onclick = () => pick(node.id);
  return item;
}

function search() {
  const query = plain($("search").value.trim()), parts = query.split(/\s+/).filter(Boolean);
  const found = parts.length ? index.filter(({ names }) => parts.every((part) => names.some((name) => name.includes(part)))) : [];
  const rank = ({ node, names }) => 4 * names.includes(query) + 2 * !sentence(node) + names.some((name) => name.startsWith(query));
  found.sort((a, b) => rank(b) - rank(a) || b.node.count - a.node.count);
  hits = parts.length ? new Set(found.map(({ node }) => node.id)) : null;
  active = -1;
  const message = found.length ? text("found", { n: found.length }) : text("none-found");
  const items = found.slice(0, 8).map(option);
  if (parts.length) {
    const note = option({ node: null }, "count");
    note.textContent = message;
    items.push(note);
    $("live").textContent = message;
  }
  $("found").replaceChildren(...items);
  $("found").hidden = !parts.length;
  $("search").setAttribute("aria-expanded", String(!!parts.length));
  $("search").removeAttribute("aria-activedescendant");
  offered = found.slice(0, 8).map(({ node }) => node.id);
  net.redraw();
}

function pick(id) {
  $("search").value = "";
  search();
  choose(id, true);
}

$("search").addEventListener("input", search);
$("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && offered.length) pick(offered[Math.max(active, 0)]);
  else if (event.key === "Escape") {
    $("search").value = "";
    search();
    $("canvas").focus();
  } else if (["ArrowDown", "ArrowUp"].includes(event.key) && offered.length) {
    active = (active + (event.key === "ArrowDown" ? 1 : -1) + offered.length) % offered.length;
    [...$("found").children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    $("search").setAttribute("aria-activedescendant", `found-${active}`);
    $(`found-${active}`).scrollIntoView({ block: "nearest" });
  } else return;
  event.preventDefault();
});
document.addEventListener("pointerdown", ({ target }) => {
  if (!target.closest(".find") && !$("found").hidden) {
    $("search").value = "";
    search();
  }
});

// ---- pointer
/** The nearest node within reach of a finger. */
function near(p, reach) {
  const away = (id) => {
    const q = net.canvasToDOM(spot(NODES.get(id)));
    return Math.hypot(q.x - p.x, q.y - p.y);
  };
  const [best] = [...view.nodes].map((id) => [away(id), id]).sort((a, b) => a[0] - b[0]);
  return best && best[0] <= reach ? best[1] : "";
}

function under(p, reach = 0) {
  const node = net.getNodeAt(p);
  if (node && view.nodes.has(node)) return node;
  const box = boxes.find((b) => NODES.has(b.id) && p.x >= b.x && p.x <= b.x + b.w && p.y >= b.y && p.y <= b.y + b.h);
  if (box) return box.id;
  return reach > 12 ? near(p, reach) || lineAt(p) : lineAt(p);
}

function tip(string, p) {
  $("tip").hidden = !string;
  $("tip").textContent = string;
  if (!string) return;
  const right = p.x > $("stage").clientWidth / 2, low = p.y > $("stage").clientHeight / 2;
  Object.assign($("tip").style, {
    left: right ? "auto" : `${p.x + 14}px`, right: right ? `${$("stage").clientWidth - p.x + 14}px` : "auto",
    top: low ? "auto" : `${p.y + 14}px`, bottom: low ? `${$("stage").clientHeight - p.y + 14}px` : "auto",
  });
}

const about = (id) => {
  const node = NODES.get(id), edge = EDGES.get(id);
  if (node) return `${words(node.words)} · ${known(node.kind)} · ${plural("position", node.positions)}`;
  return edge.stance === CONFLICT ? `${text("conflict")}${text("colon")}${said(edge)}` : `${said(edge)} · ${plural("statement", edge.n)}`;
};
net.on("click", ({ pointer, event }) => choose(under(pointer.DOM, event.pointerType === "touch" || event.srcEvent?.pointerType === "touch" ? 22 : 0)));
net.on("doubleClick", () => state.sel && change({ steps: (state.steps + 1) % 3 }));
let waiting = null;
$("canvas").addEventListener("pointermove", (event) => {
  if (event.pointerType === "touch" || event.buttons) return tip("");
  const box = $("canvas").getBoundingClientRect(), p = { x: event.clientX - box.left, y: event.clientY - box.top };
  if (!waiting) requestAnimationFrame(() => {
    const id = under(waiting);
    $("canvas").style.cursor = id ? "pointer" : "grab";
    tip(id ? about(id) : "", waiting);
    waiting = null;
  });
  waiting = p;
});
$("canvas").addEventListener("pointerleave", () => tip(""));

let timer = 0;
function moved() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const at = net.getViewPosition();
    state.at = [at.x, at.y, net.getScale()];
    write(false);
  }, 250);
}
net.on("dragEnd", moved);
net.on("zoom", ({ scale }) => (scale < 0.12 ? zoom(0.12 / scale) : moved()));

// ---- keyboard
function walk(key) {
  const all = [...NODES.values()].filter((node) => view.nodes.has(node.id));
  if (!all.length) return;
  const here = NODES.get(cursor) ?? all.find((node) => !sentence(node)) ?? all[0];
  let next = NODES.has(cursor) ? null : here;
  const p = spot(here);
  if (!next && ["ArrowUp", "ArrowDown"].includes(key)) {
    const column = all.filter((node) => spot(node).x === p.x).sort((a, b) => spot(a).y - spot(b).y);
    next = column[(column.indexOf(here) + (key === "ArrowDown" ? 1 : -1) + column.length) % column.length];
  } else if (!next) {
    const sign = key === "ArrowRight" ? 1 : -1, side = all.filter((node) => Math.sign(spot(node).x - p.x) === sign);
    const tied = new Set(TIES.get(here.id).filter((e) => view.edges.has(e.id)).flatMap((e) => [e.from, e.to]));
    const far = (node) => Math.abs(spot(node).x - p.x) * 10 + Math.abs(spot(node).y - p.y) + (tied.has(node.id) ? 0 : 1e5);
    next = side.sort((a, b) => far(a) - far(b))[0];
  }
  if (!next) return;
  cursor = next.id;
  show(cursor);
  $("live").textContent = about(cursor);
  const at = net.canvasToDOM(spot(next));
  tip(about(cursor), { x: at.x, y: at.y + 8 });
  net.redraw();
}

$("canvas").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.startsWith("Arrow")) walk(event.key);
  else if (event.key === "Enter" || event.key === " ") NODES.has(cursor) && choose(cursor, true);
  else if (event.key.toLowerCase() === "f") {
    if (NODES.has(cursor) && state.sel !== cursor) choose(cursor);
    if (state.sel) change({ steps: (state.steps + 1) % 3 });
  } else if (event.key === "+") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
});
$("canvas").addEventListener("focus", () => net.redraw());
$("canvas").addEventListener("blur", () => {
  tip("");
  net.redraw();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input[type=search]");
  if (event.key === "/" && !typing) {
    $("search").focus();
    event.preventDefault();
  } else if (event.key === "Escape" && !typing) {
    tip("");
    choose("");
  }
});

// ---- address, size, start
function reopen() {
  state = fromHash(location.hash);
  apply();
  fit();
  if (state.at) net.moveTo({ position: { x: state.at[0], y: state.at[1] }, scale: state.at[2], animation: false });
  if (state.sel && !state.at) show(state.sel);
}
addEventListener("popstate", () => {
  const at = state.at;
  state = fromHash(location.hash);
  state.at ??= at;
  apply();
});
const toTable = () => {
  $("table").scrollIntoView();
  $("table-name").focus({ preventScroll: true });
};
$("to-table").onclick = toTable;
document.querySelector(".skip").onclick = (event) => {
  event.preventDefault();
  toTable();
};
$("table").addEventListener("click", (event) => {
  const mark = event.target.closest(".mark");
  if (!mark) return;
  const target = row({ id: mark.hash.slice(3), to: mark.dataset.to });
  target.querySelector("details").open = true;
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
  event.preventDefault();
});
let wide = 0;
new ResizeObserver(() => {
  if (wide === $("stage").clientWidth || !$("stage").clientWidth) return; // nothing has a size in print
  wide = $("stage").clientWidth;
  arrange();
  net.setSize("100%", "100%");
  if (state.at) net.redraw();
  else fit();
}).observe($("stage"));
function place() {
  const top = $("app").getBoundingClientRect().top;
  document.documentElement.style.setProperty("--top", `${Math.round(top + scrollY)}px`);
  document.documentElement.style.setProperty("--room", `${Math.round(innerHeight - Math.max(top, 0))}px`);
}
addEventListener("scroll", place, { passive: true });
addEventListener("resize", place);
// the wheel scrolls the page, as everywhere; with Ctrl (or by pinching) it zooms
$("canvas").addEventListener("wheel", (event) => event.ctrlKey || event.metaKey || event.stopPropagation(), { capture: true, passive: true });
if (matchMedia("(max-width: 820px)").matches) $("filters").open = $("tools").open = false;
place();
arrange();
reopen();
document.documentElement.dataset.ready = "yes";
const idle = window.requestIdleCallback ?? ((todo) => setTimeout(todo, 50));
idle(function rest() {
  const next = document.querySelector("#table noscript");
  if (!next) return void (document.documentElement.dataset.table = "yes");
  unfold(next);
  idle(rest);
});
window.network = net; // as in pyvis's own pages
