# dt-type1 (Table 8): the datatypes of the profile.
INSERT { ?datatype a rdfs:Datatype }
WHERE {
  VALUES ?datatype {
    rdf:PlainLiteral rdf:XMLLiteral rdfs:Literal xsd:integer
    xsd:decimal xsd:nonNegativeInteger xsd:nonPositiveInteger xsd:negativeInteger
    xsd:positiveInteger xsd:long xsd:int xsd:short
    xsd:byte xsd:unsignedLong xsd:unsignedInt xsd:unsignedShort
    xsd:unsignedByte xsd:float xsd:double xsd:string
    xsd:normalizedString xsd:token xsd:language xsd:Name
    xsd:NCName xsd:NMTOKEN xsd:boolean xsd:hexBinary
    xsd:base64Binary xsd:anyURI xsd:dateTimeStamp xsd:dateTime
  }
}
