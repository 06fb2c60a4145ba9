# scm-rng2 (Table 9): subproperties inherit the range.
INSERT { ?q rdfs:range ?c }
WHERE { ?p rdfs:range ?c . ?q rdfs:subPropertyOf ?p }
