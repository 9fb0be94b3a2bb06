"""The local window: a page in the user's own browser, for those who have no terminal.

HTTP on the loopback alone, over `run/` and `render/`. `guard` keeps everybody else out, `drawer`
holds the files, `desk` knows what lies there, `checking` checks it in a process of its own, `app`
answers the page, and `window` opens and closes it all.
"""
