# cls-nothing1 (Table 6): owl:Nothing is a class.
INSERT DATA { owl:Nothing a owl:Class }
