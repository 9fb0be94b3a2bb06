"""Many reports, in several processes, some of them kept from the last run."""
