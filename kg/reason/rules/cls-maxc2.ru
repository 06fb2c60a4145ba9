# cls-maxc2 (Table 6): two values where at most one may be are the same.
INSERT { ?y owl:sameAs ?z }
WHERE { ?r owl:maxCardinality/w:number 1 ; owl:onProperty ?p . ?x a ?r ; ?p ?y , ?z . FILTER(?y != ?z) }
