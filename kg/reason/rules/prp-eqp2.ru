# prp-eqp2 (Table 5): prp-eqp1 read from the other side.
INSERT { ?x ?p ?y }
WHERE { ?p owl:equivalentProperty ?q . FILTER(?p != ?q) ?x ?q ?y }
