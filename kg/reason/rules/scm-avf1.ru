# scm-avf1 (Table 9): all values from the subclass are all from the class.
INSERT { ?r rdfs:subClassOf ?s }
WHERE {
  ?r owl:allValuesFrom ?c ; owl:onProperty ?p . ?c rdfs:subClassOf ?d .
  ?s owl:allValuesFrom ?d ; owl:onProperty ?p
}
