"""What people hold against findings: waivers, a baseline, an earlier run, a recount."""
