# scm-cls (Table 9): a class is its own subclass and equal, below owl:Thing and above owl:Nothing.
INSERT { ?c rdfs:subClassOf ?c , owl:Thing ; owl:equivalentClass ?c . owl:Nothing rdfs:subClassOf ?c }
WHERE { ?c a owl:Class }
