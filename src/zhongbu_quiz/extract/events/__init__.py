"""Events: `predicates` who did what, `find` the drafts of a paragraph."""
