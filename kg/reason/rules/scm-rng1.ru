# scm-rng1 (Table 9): what is above a range is a range.
INSERT { ?p rdfs:range ?d }
WHERE { ?p rdfs:range ?c . ?c rdfs:subClassOf ?d }
