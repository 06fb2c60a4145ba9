// Search as you type, in both languages, without diacritics, by keyboard.
// A view offers `index`: entries of { id, names (plain), label (words), d and fill (its mark), rank (higher first), count }.
let active = -1, offered = [], hits = null;
const entry = (id, label, rest) => ({ id, label, names: [plain(label.en), plain(label.fr)], ...rest });

/** One line of the list: something found, or how much there is. */
function option(found, i) {
  const item = el("li", { id: `found-${i}`, className: found ? "" : "count" });
  for (const [key, value] of Object.entries({ role: "option", "aria-selected": "false", "aria-disabled": String(!found) })) item.setAttribute(key, value);
  if (!found) return item;
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS(shape.namespaceURI, "path");
  for (const [key, value] of Object.entries({ width: 20, height: 20, viewBox: "-10 -10 20 20", class: "shape", "aria-hidden": "true" })) shape.setAttribute(key, value);
  path.setAttribute("d", found.d);
  path.setAttribute("fill", found.fill);
  shape.append(path);
  item.append(shape, el("span", { textContent: words(found.label) }));
  item.onclick = () => pick(found.id);
  return item;
}

function search() {
  const query = plain($("search").value.trim()), parts = query.split(/\s+/).filter(Boolean);
  const found = parts.length ? index.filter(({ names }) => parts.every((part) => names.some((name) => name.includes(part)))) : [];
  const begins = (name) => [...name.matchAll(/[\p{L}\p{N}]+/gu)].some((word) => name.startsWith(query, word.index));
  const rank = ({ rank: own, names }) => 4 * names.includes(query) + 2 * own + names.some(begins);
  const ranks = new Map(found.map((one) => [one, rank(one)]));
  found.sort((a, b) => ranks.get(b) - ranks.get(a) || b.count - a.count);
  hits = parts.length ? new Set(found.map(({ id }) => id)) : null;
  active = -1;
  const message = found.length ? text("found", { n: found.length }) : text("none-found");
  const items = found.slice(0, 8).map(option);
  if (parts.length) {
    const note = option(null, "count");
    note.textContent = message;
    items.push(note);
    $("live").textContent = message;
  }
  $("found").replaceChildren(...items);
  $("found").hidden = !parts.length;
  $("search").setAttribute("aria-expanded", String(!!parts.length));
  $("search").removeAttribute("aria-activedescendant");
  offered = found.slice(0, 8).map(({ id }) => id);
  repaint();
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
    HOME.focus();
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
