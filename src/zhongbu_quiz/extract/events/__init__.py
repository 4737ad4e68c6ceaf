"""Events: `predicates` who did what, `happenings` the drafts of a paragraph."""
