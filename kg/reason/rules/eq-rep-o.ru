# eq-rep-o (Table 4): what points to a thing points to its equal.
# Literals are never replaced: two that differ contradict each other (dt-diff), equal ones need no copy.
# Lists stay as written: what follows from a member follows for its equals by the other rules, and
# "all different" is about two places of a list, not about two names in one.
INSERT { ?s ?p ?y }
WHERE {
  ?x owl:sameAs ?y .
  FILTER(?x != ?y && !STRSTARTS(STR(?x), STR(l:)) && !STRSTARTS(STR(?y), STR(l:)))
  ?s ?p ?x .
  FILTER(?p NOT IN (rdf:first, w:member))
}
