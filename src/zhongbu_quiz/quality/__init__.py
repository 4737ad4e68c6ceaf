"""Whether items are right and good: rules by number, a second proof, a solver that knows nothing.

In: a bank and the papers that decks draw. Out: the gate (what must not be made), `check` (is anything wrong) and `audit` (how good is
the bank) as data.

    rules/          every rule, judged from what is printed (docs/rules.md)
    second_proof/   truth once more, by another road
    testwise/       what can be earned without knowing
    gate, check, audit
"""
