# cls-int2 (Table 6): what is in an intersection is in each of its classes.
INSERT { ?x a ?member }
WHERE { ?c owl:intersectionOf ?list . ?list w:member ?member . ?x a ?c }
