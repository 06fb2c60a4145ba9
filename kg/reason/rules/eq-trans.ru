# eq-trans (Table 4): what is the same as the same is the same.
INSERT { ?x owl:sameAs ?z }
WHERE { ?x owl:sameAs ?y . ?y owl:sameAs ?z . FILTER(?x != ?y && ?y != ?z) }
