# cax-sco (Table 7): a class's members are in its superclasses.
INSERT { ?x a ?d }
WHERE { ?c rdfs:subClassOf ?d . FILTER(?c != ?d) ?x a ?c }
