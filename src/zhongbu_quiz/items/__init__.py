"""Facts and item models to questions whose keys are proved.

In: a FactBase and item models (YAML). Out: a Bank of items, in the order of the text, with the reasons why candidates were rejected.

    item, figure, build, printed   what an item is, and how it reads when it is printed
    models, template, load         item models: one strict record a construction
    query, constructions, …_rules  which facts a model asks, how options are put together, what makes them good
    kinds, registry, bank          one maker a kind of item; all of them over all facts
"""
