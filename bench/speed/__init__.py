"""How fast: cold start, throughput, growth, memory, kept verdicts, processes; beside public tools."""
