# cls-oo (Table 6): what an enumeration lists is in it.
INSERT { ?x a ?c }
WHERE { ?c owl:oneOf ?list . ?list w:member ?x }
