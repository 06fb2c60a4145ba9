# scm-int (Table 9): an intersection is below each of its classes.
INSERT { ?c rdfs:subClassOf ?member }
WHERE { ?c owl:intersectionOf ?list . ?list w:member ?member }
