# scm-hv (Table 9): having a value by the subproperty is having it.
INSERT { ?r rdfs:subClassOf ?s }
WHERE {
  ?r owl:hasValue ?value ; owl:onProperty ?p . ?p rdfs:subPropertyOf ?q .
  ?s owl:onProperty ?q ; owl:hasValue ?value
}
