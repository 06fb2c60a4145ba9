# scm-dp (Table 9): a data property is its own subproperty and equal.
INSERT { ?p rdfs:subPropertyOf ?p ; owl:equivalentProperty ?p }
WHERE { ?p a owl:DatatypeProperty }
