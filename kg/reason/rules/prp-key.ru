# prp-key (Table 5): two members of a class that share a value for every property of its key are the same.
# One shared value narrows the pairs, then no property of the key may be without one.
INSERT { ?x owl:sameAs ?y }
WHERE {
  ?c owl:hasKey ?key . ?key rdf:first ?first .
  ?x a ?c . ?x ?first ?shared . ?y ?first ?shared . ?y a ?c .
  FILTER(?x != ?y)
  FILTER NOT EXISTS {
    ?key w:member ?p .
    FILTER NOT EXISTS { ?x ?p ?value . ?y ?p ?value }
  }
}
