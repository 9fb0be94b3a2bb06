"""The manual: a page for each rule, made of the rule itself and of its examples as they really run."""
