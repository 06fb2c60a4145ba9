# eq-sym (Table 4): sameness goes both ways.
INSERT { ?y owl:sameAs ?x }
WHERE { ?x owl:sameAs ?y }
