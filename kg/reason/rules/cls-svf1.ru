# cls-svf1 (Table 6): who has a value from the class is in the restriction.
INSERT { ?x a ?r }
WHERE { ?r owl:someValuesFrom ?c ; owl:onProperty ?p . ?x ?p ?y . ?y a ?c }
