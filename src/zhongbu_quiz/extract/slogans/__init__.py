"""Slogans: `quoted` formulas, `numbered` ones with their lists, `parallel` phrases, `steps` (一是…二是…), `measures` of policy prose."""
