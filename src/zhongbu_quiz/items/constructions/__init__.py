"""Where option sets come from. Every construction is symmetric in the key: given the set, each option is equally likely to be it.

siblings   true values of the same slot type from other facts, in closed groups: each member of a group is the key of one item
ladder     numbers: a geometric or arithmetic ladder on which the key's rank is drawn first
"""
