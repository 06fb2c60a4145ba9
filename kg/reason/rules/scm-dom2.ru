# scm-dom2 (Table 9): subproperties inherit the domain.
INSERT { ?q rdfs:domain ?c }
WHERE { ?p rdfs:domain ?c . ?q rdfs:subPropertyOf ?p }
