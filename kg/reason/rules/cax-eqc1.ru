# cax-eqc1 (Table 7): equivalent classes have the same members.
INSERT { ?x a ?d }
WHERE { ?c owl:equivalentClass ?d . FILTER(?c != ?d) ?x a ?c }
