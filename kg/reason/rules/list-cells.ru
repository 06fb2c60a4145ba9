# Ours: each cell of a property chain gets a property, "where the rest of the chain leads", for prp-spo2.
# Its name is made from the cell's, so that it is the same in every round.
INSERT { ?cell w:tail ?tail }
WHERE {
  ?p owl:propertyChainAxiom ?list . ?list rdf:rest* ?cell . ?cell rdf:first ?first .
  BIND(IRI(CONCAT(STR(w:), "tail/", ENCODE_FOR_URI(STR(?cell)))) AS ?tail)
}
