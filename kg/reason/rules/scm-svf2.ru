# scm-svf2 (Table 9): some values of the subproperty are some of the property.
INSERT { ?r rdfs:subClassOf ?s }
WHERE {
  ?r owl:someValuesFrom ?c ; owl:onProperty ?p . ?p rdfs:subPropertyOf ?q .
  ?s owl:onProperty ?q ; owl:someValuesFrom ?c
}
