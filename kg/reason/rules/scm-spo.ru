# scm-spo (Table 9): subproperties of subproperties are subproperties.
INSERT { ?p rdfs:subPropertyOf ?r }
WHERE { ?p rdfs:subPropertyOf ?q . ?q rdfs:subPropertyOf ?r }
