# scm-sco (Table 9): subclasses of subclasses are subclasses.
INSERT { ?c rdfs:subClassOf ?e }
WHERE { ?c rdfs:subClassOf ?d . ?d rdfs:subClassOf ?e }
