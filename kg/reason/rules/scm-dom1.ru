# scm-dom1 (Table 9): what is above a domain is a domain.
INSERT { ?p rdfs:domain ?d }
WHERE { ?p rdfs:domain ?c . ?c rdfs:subClassOf ?d }
