# cls-svf2 (Table 6): who has any value is in a restriction to some owl:Thing.
INSERT { ?x a ?r }
WHERE { ?r owl:someValuesFrom owl:Thing ; owl:onProperty ?p . ?x ?p ?y }
