// What surrounds every picture: language, theme, filters, tools, hints, the table below. One function changes the
// state, one (the view's `apply`) shows it.
const HOME = $("canvas") ?? $("stage");

function dress() {
  const root = document.documentElement; // a change here costs a look at every element: only if it is one
  if (root.dataset.lang !== state.lang || root.lang !== state.lang) root.lang = root.dataset.lang = state.lang;
  if (state.theme && root.dataset.theme !== state.theme) root.dataset.theme = state.theme;
  if (!state.theme && root.dataset.theme) delete root.dataset.theme;
  $(`lang-${state.lang}`).checked = true;
  document.title = `${words(VIEW.question)} · ${words(VIEW.title)}`;
  HOME.setAttribute("aria-label", words(VIEW.question));
}

function controls() {
  for (const box of document.querySelectorAll("[data-filter]")) box.checked = on(box.dataset.filter, box.value);
  for (const radio of document.querySelectorAll("[data-choice]")) radio.checked = radio.value === String(state[radio.dataset.choice]);
  $("reset").disabled = !state.off.size && state.undated && state.since === LIMITS.since && state.until === LIMITS.until;
  if ($("undated")) $("undated").checked = state.undated;
  for (const end of $("since") ? ["since", "until"] : []) {
    $(end).value = state[end];
    $(`${end}-text`).textContent = inMonth(state[end]);
    $(end).setAttribute("aria-valuetext", $(`${end}-text`).textContent);
  }
}

function told(message) {
  if ($("shown").textContent !== message) $("shown").textContent = message;
}

// ---- filters
$("app").addEventListener("input", ({ target }) => {
  if (target.dataset.filter) {
    const off = new Set(state.off), key = `${target.dataset.filter}.${target.value}`;
    off[target.checked ? "delete" : "add"](key);
    change({ off });
  } else if (target.dataset.choice) {
    const key = target.dataset.choice;
    change({ [key]: typeof FRESH[key] === "number" ? +target.value : target.value });
  } else if (target.id === "undated") change({ undated: target.checked });
  else if (target.id === "since") change({ since: Math.min(+target.value, state.until) }, false);
  else if (target.id === "until") change({ until: Math.max(+target.value, state.since) }, false);
});
$("filters").querySelector("form").addEventListener("submit", (event) => event.preventDefault());
$("reset").onclick = () => change({ off: new Set(), since: LIMITS.since, until: LIMITS.until, undated: true, ...UNFILTERED });
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
if ($("png")) $("png").onclick = savePng;
if ($("svg")) $("svg").onclick = saveSvg;
$("print").onclick = () => print();
$("link").onclick = () => copy(location.href);
$("cite").onclick = () => copy([VIEW.citation, `${text("source")}${text("colon")}${VIEW.sources.map(words).join("; ")}`].join(" "));
$("theme").onclick = () => change({ theme: theme() === "dark" ? "light" : "dark" });
system.addEventListener("change", apply);
$("close").onclick = () => choose("");

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

// ---- the table
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
  const target = row({ id: mark.hash.slice(3), group: mark.dataset.group });
  target.querySelector("details").open = true;
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
  event.preventDefault();
});
/** The columns beside a picture end with the window, or with a picture taller than that: so their heads stay in sight. */
function place() {
  const { top } = $("app").getBoundingClientRect(), foot = top < 0 && $("canvas") ? $("stage").getBoundingClientRect().bottom : innerHeight;
  const room = `${Math.round(Math.max(Math.min(foot, innerHeight) - Math.max(top, 0), 200))}px`;
  for (const part of [$("filters"), $("stage"), $("details")])
    if (part.style.getPropertyValue("--room") !== room) part.style.setProperty("--room", room);
}
addEventListener("scroll", place, { passive: true });
addEventListener("resize", place);
if (matchMedia("(max-width: 820px)").matches) $("filters").open = $("tools").open = false;

/** When nothing else is to be done, the table is filled in. */
function settle() {
  place();
  document.documentElement.dataset.ready = "yes";
  const idle = window.requestIdleCallback ?? ((todo) => setTimeout(todo, 50));
  idle(function rest() {
    const next = document.querySelector("#table noscript");
    if (!next) return void (document.documentElement.dataset.table = "yes");
    unfold(next);
    idle(rest);
  });
}
