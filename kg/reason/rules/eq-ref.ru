# eq-ref (Table 4): everything is the same as itself.
# Only where the graph says something about owl:sameAs itself: no other rule can tell the difference.
INSERT { ?s owl:sameAs ?s . ?p owl:sameAs ?p . ?o owl:sameAs ?o }
WHERE {
  { SELECT DISTINCT ("yes" AS ?asked) WHERE { { owl:sameAs ?q ?y } UNION { ?x ?q owl:sameAs } } }
  ?s ?p ?o
}
