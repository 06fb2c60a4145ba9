# prp-inv1 (Table 5): an inverse relates the other way round.
INSERT { ?y ?q ?x }
WHERE { ?p owl:inverseOf ?q . ?x ?p ?y }
