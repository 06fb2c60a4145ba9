# prp-eqp1 (Table 5): equivalent properties relate the same things.
INSERT { ?x ?q ?y }
WHERE { ?p owl:equivalentProperty ?q . FILTER(?p != ?q) ?x ?p ?y }
