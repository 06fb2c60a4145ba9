# cls-hv2 (Table 6): who has the value is in the restriction.
INSERT { ?x a ?r }
WHERE { ?r owl:hasValue ?value ; owl:onProperty ?p . ?x ?p ?value }
