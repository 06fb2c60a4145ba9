# prp-ifp (Table 5): a value of an inverse-functional property belongs to one thing.
INSERT { ?x owl:sameAs ?z }
WHERE { ?p a owl:InverseFunctionalProperty . ?x ?p ?y . ?z ?p ?y . FILTER(?x != ?z) }
