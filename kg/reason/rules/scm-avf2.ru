# scm-avf2 (Table 9): all values of the property include all of the subproperty.
# The subclass is the other one than in scm-svf2.
INSERT { ?s rdfs:subClassOf ?r }
WHERE {
  ?r owl:allValuesFrom ?c ; owl:onProperty ?p . ?p rdfs:subPropertyOf ?q .
  ?s owl:onProperty ?q ; owl:allValuesFrom ?c
}
