# prp-spo1 (Table 5): what a property relates, its superproperties relate.
INSERT { ?x ?q ?y }
WHERE { ?p rdfs:subPropertyOf ?q . FILTER(?p != ?q) ?x ?p ?y }
