# prp-ap (Table 5): the built-in annotation properties.
INSERT DATA {
  rdfs:label a owl:AnnotationProperty .
  rdfs:comment a owl:AnnotationProperty .
  rdfs:seeAlso a owl:AnnotationProperty .
  rdfs:isDefinedBy a owl:AnnotationProperty .
  owl:deprecated a owl:AnnotationProperty .
  owl:versionInfo a owl:AnnotationProperty .
  owl:priorVersion a owl:AnnotationProperty .
  owl:backwardCompatibleWith a owl:AnnotationProperty .
  owl:incompatibleWith a owl:AnnotationProperty
}
