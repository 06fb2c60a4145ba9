# prp-trp (Table 5): a transitive property holds over two steps.
INSERT { ?x ?p ?z }
WHERE { ?p a owl:TransitiveProperty . ?x ?p ?y . ?y ?p ?z }
