# scm-eqc1 (Table 9): equivalent classes are subclasses of each other.
INSERT { ?c rdfs:subClassOf ?d . ?d rdfs:subClassOf ?c }
WHERE { ?c owl:equivalentClass ?d }
