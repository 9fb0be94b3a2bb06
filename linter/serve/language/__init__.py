"""The language server: what an editor shows of a rule pack's YAML and of a report in text or Markdown.

`packs` knows the files of a pack, `reports` those of a report, `server` speaks the protocol. A workspace
is not trusted: nothing that lies beside a report decides, until the editor says otherwise.
"""
