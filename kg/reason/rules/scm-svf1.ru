# scm-svf1 (Table 9): some values from the subclass are some from the class.
INSERT { ?r rdfs:subClassOf ?s }
WHERE {
  ?r owl:someValuesFrom ?c ; owl:onProperty ?p . ?c rdfs:subClassOf ?d .
  ?s owl:someValuesFrom ?d ; owl:onProperty ?p
}
