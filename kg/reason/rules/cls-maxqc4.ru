# cls-maxqc4 (Table 6): cls-maxqc3 for owl:Thing, whose members need no type.
INSERT { ?y owl:sameAs ?z }
WHERE {
  ?r owl:maxQualifiedCardinality/w:number 1 ; owl:onProperty ?p ; owl:onClass owl:Thing .
  ?x a ?r ; ?p ?y , ?z . FILTER(?y != ?z)
}
