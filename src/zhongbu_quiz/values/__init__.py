"""Values: dates, numbers, texts, places and eras, and how alike two of them are.

In: what somebody wrote. Out: frozen values that keep the written form beside what it means; nothing here knows a fact.
"""
