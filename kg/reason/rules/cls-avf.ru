# cls-avf (Table 6): every value of a member of the restriction is in its class.
INSERT { ?y a ?c }
WHERE { ?r owl:allValuesFrom ?c ; owl:onProperty ?p . ?x a ?r ; ?p ?y }
