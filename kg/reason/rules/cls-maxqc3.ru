# cls-maxqc3 (Table 6): two values in the class where at most one may be are the same.
INSERT { ?y owl:sameAs ?z }
WHERE {
  ?r owl:maxQualifiedCardinality/w:number 1 ; owl:onProperty ?p ; owl:onClass ?c .
  ?x a ?r ; ?p ?y , ?z . ?y a ?c . ?z a ?c . FILTER(?y != ?z)
}
