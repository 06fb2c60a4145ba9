# cls-hv1 (Table 6): a member of the restriction has its value.
INSERT { ?x ?p ?value }
WHERE { ?r owl:hasValue ?value ; owl:onProperty ?p . ?x a ?r }
