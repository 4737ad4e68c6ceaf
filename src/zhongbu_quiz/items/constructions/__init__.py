"""Where option sets come from. Every construction is symmetric in the key: given the set, each option is equally likely to be it.

In: an item model, the facts, what is known about truth. Out: items, or an option set for each query. One construction, one file:

    siblings     true values of the same slot type from other facts, in closed groups: each member is the key of one item
    ladder       numbers: a geometric or arithmetic ladder on which the key's rank is drawn first
    two_by_two   two components, each right or wrong
    order_quad   an order with two independent swaps, made or not
    series       one quantity at three dates, the values in four orders
    leader       which region leads
    odd_one_out  three parts of one list and one of another
    statements   two to four of four statements are true

`options` chooses among the first two for a slot; `dated`, `balance` and `phrase` are what several of them measure.
"""
