# prp-spo2 (Table 5): a chain of properties implies the property it is an axiom of.
# From the end of the chain: its last two steps, then one step more each time, then the whole;
# a chain of one is a subproperty.
INSERT { ?u ?tail ?v }
WHERE {
  ?cell w:tail ?tail ; rdf:first ?p ; rdf:rest ?last . ?last rdf:first ?q ; rdf:rest rdf:nil .
  ?u ?p ?m . ?m ?q ?v
} ;
INSERT { ?u ?tail ?v }
WHERE {
  ?cell w:tail ?tail ; rdf:first ?p ; rdf:rest ?next . ?next w:tail ?further .
  ?u ?p ?m . ?m ?further ?v
} ;
INSERT { ?u ?p ?v }
WHERE { ?p owl:propertyChainAxiom ?cell . ?cell w:tail ?tail . ?u ?tail ?v } ;
INSERT { ?u ?p ?v }
WHERE { ?p owl:propertyChainAxiom ?cell . ?cell rdf:first ?q ; rdf:rest rdf:nil . ?u ?q ?v }
