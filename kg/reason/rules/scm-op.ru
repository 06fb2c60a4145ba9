# scm-op (Table 9): an object property is its own subproperty and equal.
# owlrl says so of every rdf:Property, which RDFS allows; so do we.
INSERT { ?p rdfs:subPropertyOf ?p ; owl:equivalentProperty ?p }
WHERE { VALUES ?kind { owl:ObjectProperty rdf:Property } ?p a ?kind }
