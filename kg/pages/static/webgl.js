// Marks and lines for sigma: the palette's shapes, dashes and line ends, as shaders. Lengths are pixels of the screen.
const VERTEX = `
uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_scale;
uniform float u_least;
vec2 pixels(vec2 spot) { return (u_matrix * vec3(spot, 1.0)).xy * u_viewport / 2.0; }
void stand(vec2 pixel) { gl_Position = vec4(pixel * 2.0 / u_viewport, 0.0, 1.0); }
`;
const INK = `
precision highp float;
uniform float u_fine;
void ink(float away, vec4 colour, float strength) {
  gl_FragColor = vec4(colour.rgb, 1.0) * clamp(0.5 - away * u_fine, 0.0, 1.0) * strength;
}
`;
/** Sigma draws everything a second time to find what is under the pointer; this page finds it by itself. */
const unseen = (source) => `#ifdef PICKING_MODE\nprecision highp float;\nvoid main() { gl_FragColor = vec4(0.0); }\n#else\n${source}\n#endif`;

/** What a vertex tells the points between it and the others. */
const MARK_AT = `varying vec2 v_at;
varying vec4 v_form;
varying vec4 v_color;
varying float v_strength;
`;
const STROKE_AT = `varying vec2 v_at;
varying float v_length;
varying float v_width;
varying float v_head;
varying vec4 v_dash;
varying vec2 v_ends;
varying vec4 v_color;
varying float v_strength;
`;

const MARK = {
  vertex: `${VERTEX}
attribute vec2 a_position;
attribute float a_size;
attribute vec4 a_form;
attribute vec4 a_color;
attribute float a_strength;
attribute vec2 a_corner;
${MARK_AT}void main() {
  float size = max(a_size * u_scale, u_least);
  v_at = a_corner * (size * 1.25 + 1.0);
  v_form = vec4(a_form.x, a_form.y * size, a_form.z, a_form.w * size);
  v_color = a_color;
  v_strength = a_strength;
  stand(pixels(a_position) + v_at * vec2(1.0, -1.0));
}`,
  // the distance from the side between a corner and the middle of the next side, folded to one such half
  fragment: unseen(`${INK}
${MARK_AT}void main() {
  float away = length(v_at) - v_form.y;
  if (v_form.x > 0.5) {
    float half_sector = 3.14159265 / v_form.x;
    float angle = abs(mod(atan(v_at.y, v_at.x) - v_form.z + half_sector, 2.0 * half_sector) - half_sector);
    vec2 at = length(v_at) * vec2(cos(angle), sin(angle));
    vec2 side = v_form.w * vec2(cos(half_sector), sin(half_sector)) - vec2(v_form.y, 0.0);
    away = dot(at - vec2(v_form.y, 0.0), normalize(vec2(side.y, -side.x)));
  }
  ink(away, v_color, v_strength);
}`),
};

const STROKE = {
  vertex: `${VERTEX}
attribute vec2 a_from;
attribute vec2 a_to;
attribute vec2 a_radii;
attribute float a_width;
attribute vec4 a_dash;
attribute vec2 a_ends;
attribute vec4 a_color;
attribute float a_strength;
attribute vec2 a_corner;
${STROKE_AT}void main() {
  vec2 from = pixels(a_from), to = pixels(a_to), along = normalize(to - from);
  float start = max(a_radii.x * u_scale, u_least) + 1.0;
  v_length = max(length(to - from) - start - max(a_radii.y * u_scale, u_least) - 2.0, 0.0);
  v_width = max(a_width * u_scale, 0.9);
  v_head = max((6.5 + 1.3 * a_width) * u_scale, 5.0);
  v_at = vec2(mix(-1.0, v_length + 1.0, a_corner.x * 0.5 + 0.5), a_corner.y * (max(v_width * 0.5, v_head * 0.65) + 1.0));
  v_dash = a_dash * max(u_scale, 0.4);
  v_ends = a_ends;
  v_color = a_color;
  v_strength = a_strength;
  stand(from + along * (start + v_at.x) + vec2(-along.y, along.x) * v_at.y);
}`,
  fragment: unseen(`${INK}
${STROKE_AT}float ending(float type, float back, float aside) {
  if (type < 0.5) return 1e3;
  if (type < 1.5) return max((aside - back * 0.45) * 0.91, back - v_head);
  if (type < 2.5) return max(max(back - v_head * 0.3, -back), aside - v_head * 0.62);
  if (type < 3.5) return length(vec2(back - v_head * 0.36, aside)) - v_head * 0.36;
  return (abs(back - v_head * 0.55) / 0.55 + aside / 0.42 - v_head) * 0.33;
}
void main() {
  float aside = abs(v_at.y), back = v_length - v_at.x, total = v_dash.x + v_dash.y + v_dash.z + v_dash.w;
  float body = max(aside - v_width * 0.5, max(-v_at.x, v_ends.y > 1.5 && v_ends.y < 2.5 ? -back : v_head * 0.6 - back));
  if (total > 0.0) {
    float here = mod(v_at.x, total), next = v_dash.x + v_dash.y;
    float gap = here < next ? here - v_dash.x : here - next - v_dash.z;
    body = max(body, min(gap, (here < next ? next : total) - here));
  }
  ink(min(body, min(ending(v_ends.y, back, aside), ending(v_ends.x, v_at.x, aside))), v_color, v_strength);
}`),
};

/** Sigma over a container, looking where `camera` looks; nothing where the page has no sigma or the browser no WebGL. */
function scene(container, camera) {
  if (!window.Sigma) return null;
  const { NodeProgram, EdgeProgram } = Sigma.rendering, { floatColor, getCorrectionRatio } = Sigma.utils;
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
  const definition = ({ vertex, fragment }, sizes) => ({
    VERTICES: 6,
    VERTEX_SHADER_SOURCE: vertex,
    FRAGMENT_SHADER_SOURCE: fragment,
    METHOD: TRIANGLES,
    UNIFORMS: ["u_matrix", "u_viewport", "u_scale", "u_least", "u_fine"],
    ATTRIBUTES: Object.entries(sizes).map(([name, size]) =>
      name === "a_color" ? { name, size: 4, type: UNSIGNED_BYTE, normalized: true } : { name, size, type: FLOAT }),
    CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
    CONSTANT_DATA: [[-1, -1], [1, -1], [-1, 1], [-1, 1], [1, -1], [1, 1]],
  });
  const uniforms = ({ matrix, width, height, pixelRatio }, { gl, uniformLocations: at }) => {
    gl.uniformMatrix3fv(at.u_matrix, false, matrix);
    gl.uniform2f(at.u_viewport, width, height);
    gl.uniform1f(at.u_scale, camera.scale);
    gl.uniform1f(at.u_least, visible({ size: 0 }, camera.scale));
    gl.uniform1f(at.u_fine, pixelRatio);
  };
  class Mark extends NodeProgram {
    getDefinition() {
      return definition(MARK, { a_position: 2, a_size: 1, a_form: 4, a_color: 4, a_strength: 1 });
    }
    processVisibleItem(_, start, { x, y, size, form, color, strength }) {
      this.array.set([x, y, size, ...form, floatColor(color), strength], start);
    }
    setUniforms(...given) {
      uniforms(...given);
    }
  }
  class Stroke extends EdgeProgram {
    getDefinition() {
      return definition(STROKE, { a_from: 2, a_to: 2, a_radii: 2, a_width: 1, a_dash: 4, a_ends: 2, a_color: 4, a_strength: 1 });
    }
    processVisibleItem(_, start, from, to, { size, dash, ends, color, strength }) {
      this.array.set([from.x, from.y, to.x, to.y, from.size, to.size, size, ...dash, ...ends, floatColor(color), strength], start);
    }
    setUniforms(...given) {
      uniforms(...given);
    }
  }
  const graph = new graphology.MultiDirectedGraph();
  for (const node of NODES.values()) {
    const [corners, out, turn, side] = VIEW.outlines[kindOf(node).shape];
    const form = [corners, out / 8.5, (turn * Math.PI) / 180, side / 8.5];
    graph.addNode(node.id, { x: node.x, y: -node.y, size: radius(node), type: "mark", form });
  }
  const ENDS = ["", "arrow", "bar", "circle", "diamond"];
  for (const edge of EDGES.values()) {
    const [a = 0, b = 0, c = 0, d = 0] = edge.dashes, odd = edge.dashes.length % 2 ? [a, a, 0, 0] : [a, b, c, d];
    graph.addEdgeWithKey(edge.id, edge.from, edge.to, { size: edge.width, type: "stroke", dash: odd, ends: [ENDS.indexOf(line(edge).start), ENDS.indexOf(line(edge).end)] });
  }
  const sigma = new Sigma(graph, container, {
    allowInvalidContainer: true,
    renderLabels: false,
    stagePadding: 0,
    zIndex: true,
    nodeProgramClasses: { mark: Mark },
    edgeProgramClasses: { stroke: Stroke },
    nodeReducer: (id, data) => ({ ...data, color: kindOf(NODES.get(id))[theme()], strength: alpha(id, "nodes"), zIndex: alpha(id, "nodes") }),
    edgeReducer: (id, data) => ({ ...data, color: line(EDGES.get(id))[theme()], strength: alpha(id, "edges"), zIndex: alpha(id, "edges") }),
  });
  return {
    look,
    /** Draws anew what the reader's choices change. */
    refresh: () => sigma.scheduleRefresh(),
    resize: () => sigma.resize(),
    onDrawn: (done) => sigma.on("afterRender", done),
  };

  /** Looks where the camera looks, in sigma's measure: the longer side of the graph is 1 and its middle 0.5, 0.5. */
  function look() {
    const size = sigma.getDimensions(), [left, right] = OUTERMOST.x, [top, bottom] = OUTERMOST.y;
    const extent = { width: right - left || 1, height: bottom - top || 1 }, span = Math.max(extent.width, extent.height);
    const pixels = Math.min(size.width, size.height) * getCorrectionRatio(size, extent);
    const x = 0.5 + (camera.x - (left + right) / 2) / span, y = 0.5 - (camera.y - (top + bottom) / 2) / span;
    sigma.getCamera().setState({ x, y, ratio: pixels / (span * camera.scale), angle: 0 });
    sigma.scheduleRender();
  }
}
