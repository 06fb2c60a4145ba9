# Ours: the members of every list that an axiom names, so that the other rules need not walk it.
INSERT { ?list w:member ?member }
WHERE {
  VALUES ?axiom { owl:intersectionOf owl:unionOf owl:oneOf owl:hasKey owl:members owl:distinctMembers }
  ?x ?axiom ?list . ?list rdf:rest*/rdf:first ?member
}
