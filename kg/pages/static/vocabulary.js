// The vocabulary: class diagrams of its parts; filters fade what they leave out, so that nothing moves.
const ITEMS = new Map(VIEW.terms.map((item) => [item.id, item]));
const UNFILTERED = { only: "all", steps: 0 };
FRESH.only = "all";
FIELDS.only = ["only", () => state.only !== "all" && state.only, oneOf(["used"])];
const index = VIEW.terms.map((item) => entry(item.id, { en: `${item.id} · ${item.label.en}`, fr: `${item.id} · ${item.label.fr}` },
  { d: VIEW.shapes[item.kind === "class" ? "square" : item.kind === "individual" ? "diamond" : "triangle"], fill: "var(--quiet)", rank: item.kind === "class" ? 1 : 0, count: item.n }));
const DRAWN = [...document.querySelectorAll("#sheet [data-id]")], BOXES = [...document.querySelectorAll("#sheet [data-box]")];
const boxOf = (node) => node.closest("[data-box]")?.dataset.box ?? "";
const endsOf = (node) => (node.dataset.ends ?? "").split(" ").filter(Boolean);
const times = (n) => (n ? plural("uses", n) : text("uses-0"));
const about = (item) => `${item.id} · ${known(item.kind)} · ${times(item.n)}`;
const passes = (item, part) => on("kind", item.kind) && on("module", part) && (state.only === "all" || item.n > 0);

/** The boxes that the selection is in or leads to, and so many steps along lines from there. */
function around(steps) {
  const chosen = DRAWN.filter((node) => node.dataset.id === state.sel), lines = new Set(chosen);
  const boxes = new Set(chosen.flatMap((node) => [boxOf(node), ...endsOf(node)]).filter(Boolean));
  for (let step = 0, from = new Set([boxOf(mark(state.sel))]); step < steps; step++, from = new Set(boxes)) {
    for (const node of DRAWN) if (endsOf(node).some((end) => from.has(end))) lines.add(node);
    for (const end of [...lines].flatMap(endsOf)) boxes.add(end);
  }
  return { lines, boxes };
}

function arrange() {
  const small = narrow(), near = mark(state.sel) ? around(Math.max(state.steps, 1)) : null, seen = new Set();
  const outside = (node) => !!near && !(node.matches(".line") ? near.lines.has(node) : near.boxes.has(boxOf(node)));
  const cut = (node) => !!state.steps && outside(node);
  for (const part of document.querySelectorAll("#sheet .part")) {
    const box = part.viewBox.baseVal;
    part.setAttribute("width", box.width * (small ? 1.2 : 1));
    part.setAttribute("height", box.height * (small ? 1.2 : 1));
    part.classList.toggle("gone", !on("module", part.dataset.part) || [...part.querySelectorAll("[data-box]")].every(cut));
  }
  for (const node of DRAWN) {
    const item = ITEMS.get(node.dataset.id), shown = passes(item, node.closest(".part").dataset.part);
    if (shown && !cut(node)) seen.add(item);
    node.classList.toggle("gone", cut(node));
    node.classList.toggle("aside", !shown || (node.matches(".line") && outside(node)));
    node.setAttribute("aria-label", about(item));
  }
  for (const box of BOXES) {
    box.classList.toggle("aside", outside(box));
    box.classList.toggle("gone", cut(box));
  }
  const all = new Set(DRAWN.map((node) => ITEMS.get(node.dataset.id))), classes = (found) => [...found].filter(({ kind }) => kind === "class").length;
  told(text("shown-vocabulary", { x: classes(seen), y: classes(all), a: seen.size - classes(seen), b: all.size - classes(all) }));
}

// ---- details
function details(item) {
  const meaning = copyOf($(`t.${item.id}`).querySelector(".meaning"));
  for (const link of meaning.querySelectorAll("a[href^='#t.']")) link.replaceWith(goTo(link.hash.slice(3), link.textContent));
  fill(item.id, [known(item.kind), " · ", times(item.n)], [...meaning.childNodes]);
}
matchMedia("(max-width: 820px)").addEventListener("change", apply);
/** A phone shows a corner only: the one with the busiest box. */
begin = () => {
  const busy = (box) => document.querySelectorAll(`#sheet [data-ends~="${CSS.escape(box.dataset.box)}"]`).length;
  const at = BOXES.filter((box) => !box.matches(".foreign")).reduce((a, b) => (busy(b) > busy(a) ? b : a)).getBoundingClientRect(), stage = $("stage").getBoundingClientRect();
  $("stage").scrollTo(at.left - stage.left - 24, at.top - stage.top - 80);
};
start();
