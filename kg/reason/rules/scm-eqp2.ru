# scm-eqp2 (Table 9): subproperties of each other are equivalent.
INSERT { ?p owl:equivalentProperty ?q }
WHERE { ?p rdfs:subPropertyOf ?q . ?q rdfs:subPropertyOf ?p }
