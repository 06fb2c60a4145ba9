# eq-rep-p (Table 4): equal properties relate the same things.
# Literals are never replaced: two that differ contradict each other (dt-diff), equal ones need no copy.
INSERT { ?s ?y ?o }
WHERE {
  ?x owl:sameAs ?y .
  FILTER(?x != ?y && !STRSTARTS(STR(?x), STR(l:)) && !STRSTARTS(STR(?y), STR(l:)))
  ?s ?x ?o
}
