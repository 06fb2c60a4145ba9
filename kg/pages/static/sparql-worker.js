
// ---- The end of Oxigraph; what follows is ours: unpacks engine and graph, then answers.
{
  /** The bytes of raw deflate in Base64; by way of a Response, as WebKit reads no Blob in a worker of a page from file://. */
  const unpacked = async (packed) => {
    const text = atob(packed), bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  const UNION = { use_default_graph_as_union: true };
  let store, prologue;

  const bindings = (sparql) => JSON.parse(store.query(sparql, { ...UNION, results_format: "json" }));
  const rowsOf = ({ head, results }) => results.bindings.map((row) => head.vars.map((name) => row[name] ?? null));
  const listed = (sparql) => rowsOf(bindings(prologue + sparql));

  /** What each picture can select; what is in several goes to the first of holders, order, time. */
  const SHOWN = `SELECT DISTINCT ?iri ?view {
    { ?iri a eso:Position BIND("holders" AS ?view) } UNION { [] a eso:Position ; eso:holder|eso:proposition ?iri BIND("holders" AS ?view) }
    UNION { ?iri a ?kind FILTER(STRSTARTS(STR(?iri), STR(treaty:))) BIND("order" AS ?view) }
    UNION { [] a org:Membership ; org:organization ?iri BIND("order" AS ?view) }
    UNION { ?iri eso:earliest|^eso:ofEvent/eso:earliest ?day FILTER(STRSTARTS(STR(?iri), STR(event:))) BIND("time" AS ?view) }
  } ORDER BY DESC(?view)`;

  /** What the page needs to know of the graph: names, what is a mode, where passages are. */
  const known = () => ({
    size: store.size,
    labels: listed("SELECT DISTINCT ?iri ?label { ?iri rdfs:label ?label }"),
    others: listed("SELECT DISTINCT ?iri ?label { ?iri skos:altLabel ?label }"),
    modes: listed("SELECT DISTINCT ?iri { ?iri a eso:Mode }"),
    shown: listed(SHOWN),
    passages: listed("SELECT ?iri ?link { { ?iri eso:deepLink ?link } UNION { ?iri oa:hasTarget/eso:deepLink ?link } } ORDER BY ?iri ?link"),
  });

  const KINDS = { NamedNode: "uri", BlankNode: "bnode", Literal: "literal" };
  const term = (t) => t.termType === "Quad" ? { type: "triple", value: t.toString() }
    : { type: KINDS[t.termType], value: t.value, ...(t.termType === "Literal" && (t.language ? { "xml:lang": t.language } : { datatype: t.datatype.value })) };

  /** CONSTRUCT and DESCRIBE: each triple once, in the order of their N-Triples. */
  const triples = (sparql) => {
    const found = new Map(store.query(sparql, UNION).map((quad) => [quad.toString(), quad]));
    const sorted = [...found.keys()].sort().map((key) => found.get(key));
    return { columns: ["subject", "predicate", "object"], rows: sorted.map((q) => [term(q.subject), term(q.predicate), term(q.object)]) };
  };

  const TRUTH = "http://www.w3.org/2001/XMLSchema#boolean";
  const answer = ({ sparql, graph }) => {
    if (graph) return triples(sparql);
    const found = bindings(sparql);
    if ("boolean" in found) return { columns: ["answer"], rows: [[{ type: "literal", value: String(found.boolean), datatype: TRUTH }]] };
    return { columns: found.head.vars, rows: rowsOf(found) };
  };

  self.onmessage = async ({ data }) => {
    const begin = performance.now();
    try {
      if (data.wasm) {
        const [wasm, graph] = await Promise.all([unpacked(data.wasm), unpacked(data.graph)]);
        initSync({ module: wasm });
        prologue = data.prologue;
        store = new Store();
        store.load(graph, { format: "application/n-quads", lenient: true });
        self.postMessage({ known: known(), ms: performance.now() - begin });
      } else self.postMessage({ id: data.id, ...answer(data), ms: performance.now() - begin });
    } catch (error) {
      // A panic of the engine is no Error of its own making: after it the engine is not to be trusted.
      const broken = !store || error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
      self.postMessage({ id: data.id, broken, fault: String(error?.message ?? error) });
    }
  };
}
