# cls-thing (Table 6): owl:Thing is a class.
INSERT DATA { owl:Thing a owl:Class }
