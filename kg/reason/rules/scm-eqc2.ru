# scm-eqc2 (Table 9): subclasses of each other are equivalent.
INSERT { ?c owl:equivalentClass ?d }
WHERE { ?c rdfs:subClassOf ?d . ?d rdfs:subClassOf ?c }
