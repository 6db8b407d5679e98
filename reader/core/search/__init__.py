"""Search: query language, planning, verification, ranking, snippets."""
