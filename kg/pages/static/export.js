// SVG with real text and a legend; PNG and print are made from it.
function svgLine(edge, theme) {
  const ink = line(edge)[theme], dash = edge.dashes.length ? ` stroke-dasharray="${edge.dashes.map((length) => length * grain).join(" ")}"` : "";
  return `<g opacity="${alpha(edge.id, "edges")}"><path d="${edge.d}" fill="none" stroke="${ink}" stroke-width="${edge.width * grain}"${dash}/><path d="${edge.ends.join("")}" fill="${ink}"/></g>`;
}

function svgNode(node, theme) {
  const p = spot(node);
  return `<path d="${VIEW.shapes[kindOf(node).shape]}" fill="${kindOf(node)[theme]}" opacity="${alpha(node.id, "nodes")}" transform="translate(${p.x} ${p.y}) scale(${(radius(node) / 8.5).toFixed(2)})"/>`;
}

const anchor = { left: "start", center: "middle", right: "end" };
const svgText = (string, x, y, ink, size, weight = 400, align = "left") =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" fill="${ink}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor[align]}">${escaped(string)}</text>`;

function legend(x, y, room, theme) {
  let out = "", left = x, top = y;
  const add = (drawn, label) => {
    const w = 58 + width(label, FONTS.proposition);
    if (left + w > x + room) [left, top] = [x, top + 24];
    out += `<g transform="translate(${left} ${top})">${drawn}${svgText(label, 50, 4, colour("ink", theme), 12.5)}</g>`;
    left += w + 14;
  };
  const stroke = (mark, dash, label) => add(`<path d="M0 0H32" stroke="${mark[theme]}" stroke-width="2.4" stroke-dasharray="${dash.join(" ") || "none"}"/><path d="${ending(mark.end, 42, 0, 1, 0, 9)}" fill="${mark[theme]}"/>`, label);
  const present = new Set([...EDGES.values(), ...NODES.values()].map((item) => item.stance ?? item.kind));
  const { order, lines, kinds, dotted } = VIEW.palette;
  for (const name of order.filter((name) => present.has(name)))
    if (lines[name]) stroke(lines[name], lines[name].dash, name === CONFLICT ? text("conflict") : known(name));
    else add(`<path d="${VIEW.shapes[kinds[name].shape]}" fill="${kinds[name][theme]}" transform="translate(32 0)"/>`, known(name));
  stroke(lines.Supports, dotted, text("dotted"));
  return { out, bottom: top + 16 };
}

/** The whole picture as an SVG document in the given theme, with every label that fits. */
function svg(theme) {
  const world = extent(), scale = Math.max(17 / rowNow(), Math.min(1, 900 / world.h));
  const side = narrow ? 0 : Math.max(460 - 270 * scale, 0), pad = 24;
  const box = { w: world.w * scale + 2 * side, h: world.h * scale }, left = pad + side - world.x * scale, top = 76 - world.y * scale;
  const ink = colour("ink", theme), quiet = colour("quiet", theme), ground = colour("ground", theme);
  const key = legend(pad, 76 + box.h + 20, box.w, theme), foot = [VIEW.citation, ...VIEW.sources.map(words)];
  const w = Math.round(box.w + 2 * pad), h = Math.round(key.bottom + foot.length * 17 + pad);
  const drawn = labels(scale, (p) => ({ x: p.x * scale + left, y: p.y * scale + top }), { w, h });
  const texts = drawn.flatMap((b) => b.lines.map((string, i) =>
    svgText(string, b.at, b.y + i * LINE + 12, b.quiet ? quiet : ink, b.font === FONTS.proposition ? 12.5 : 13, b.font === FONTS.proposition ? 400 : 600, b.align)));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="system-ui, Segoe UI, Roboto, Helvetica, Arial, sans-serif">`
    + `<title>${escaped(words(VIEW.question))}</title><rect width="${w}" height="${h}" fill="${ground}"/>`
    + svgText(words(VIEW.question), pad, 40, ink, 24, 700) + svgText(`${words(VIEW.title)} · ${$("shown").textContent}`, pad, 62, quiet, 13)
    + `<g transform="translate(${left} ${top}) scale(${scale})">`
    + [...EDGES.values()].map((edge) => svgLine(edge, theme)).join("") + [...NODES.values()].map((node) => svgNode(node, theme)).join("")
    + `</g><g stroke="${ground}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${texts.join("")}</g>${key.out}`
    + foot.map((string, i) => svgText(string, pad, key.bottom + 16 + i * 17, quiet, 12)).join("") + "</svg>";
}

addEventListener("beforeprint", () => {
  const drawn = new DOMParser().parseFromString(svg("light"), "image/svg+xml").documentElement;
  $("paper").className = +drawn.getAttribute("height") > +drawn.getAttribute("width") ? "tall" : "";
  $("paper").replaceChildren(document.importNode(drawn, true));
});
