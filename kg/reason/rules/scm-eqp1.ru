# scm-eqp1 (Table 9): equivalent properties are subproperties of each other.
INSERT { ?p rdfs:subPropertyOf ?q . ?q rdfs:subPropertyOf ?p }
WHERE { ?p owl:equivalentProperty ?q }
