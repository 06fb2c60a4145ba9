# scm-uni (Table 9): each class of a union is below it.
INSERT { ?member rdfs:subClassOf ?c }
WHERE { ?c owl:unionOf ?list . ?list w:member ?member }
