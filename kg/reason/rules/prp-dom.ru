# prp-dom (Table 5): a property's subjects are in its domain.
INSERT { ?x a ?c }
WHERE { ?p rdfs:domain ?c . ?x ?p ?y }
