# prp-inv2 (Table 5): prp-inv1 read from the other side.
INSERT { ?y ?p ?x }
WHERE { ?p owl:inverseOf ?q . ?x ?q ?y }
