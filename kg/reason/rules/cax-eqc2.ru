# cax-eqc2 (Table 7): cax-eqc1 read from the other side.
INSERT { ?x a ?c }
WHERE { ?c owl:equivalentClass ?d . FILTER(?c != ?d) ?x a ?d }
