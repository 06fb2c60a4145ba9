# prp-rng (Table 5): a property's objects are in its range.
INSERT { ?y a ?c }
WHERE { ?p rdfs:range ?c . ?x ?p ?y }
