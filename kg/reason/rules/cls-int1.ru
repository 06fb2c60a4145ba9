# cls-int1 (Table 6): what is in every class of an intersection is in the intersection.
# One class narrows the candidates, then no class of the list may be without them.
INSERT { ?x a ?c }
WHERE {
  ?c owl:intersectionOf ?list . ?list rdf:first ?first . ?x a ?first .
  FILTER NOT EXISTS {
    ?list w:member ?member .
    FILTER NOT EXISTS { ?x a ?member }
  }
}
