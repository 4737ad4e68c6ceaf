"""What is true: typed records with evidence, told as slots and as one sentence each.

In: plain data with lines (from YAML or a workbook). Out: a FactBase, whose facts know their slots, their sentence, what they are a
function of and where the source says it.

    fact, slots, records, kinds/   what a fact is; one file for each kind
    load, base, filter             records -> FactBase, and which facts a selection takes
    truth, conflicts               what follows from a fact, and which facts contradict each other
    evidence, passages             whether a text says what a fact asserts
"""
