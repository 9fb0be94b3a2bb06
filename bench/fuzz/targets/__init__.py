"""What is fuzzed, one file a target: SEEDS, where to begin; WORDS, what to put in; one(), what must not fail."""
