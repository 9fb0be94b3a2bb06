"""Lark's grammars, the running of their tables, and what they say of headings."""
