# eq-rep-s (Table 4): what is said of a thing is said of its equal.
# Literals are never replaced: two that differ contradict each other (dt-diff), equal ones need no copy.
INSERT { ?y ?p ?o }
WHERE {
  ?x owl:sameAs ?y .
  FILTER(?x != ?y && !STRSTARTS(STR(?x), STR(l:)) && !STRSTARTS(STR(?y), STR(l:)))
  ?x ?p ?o
}
