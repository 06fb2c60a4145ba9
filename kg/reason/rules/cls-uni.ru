# cls-uni (Table 6): what is in a class of a union is in the union.
INSERT { ?x a ?c }
WHERE { ?c owl:unionOf ?list . ?list w:member ?member . ?x a ?member }
