# prp-fp (Table 5): a functional property has one value.
INSERT { ?y owl:sameAs ?z }
WHERE { ?p a owl:FunctionalProperty . ?x ?p ?y . ?x ?p ?z . FILTER(?y != ?z) }
