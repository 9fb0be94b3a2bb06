"""Tables whose rows no form can enumerate: told by their titles, read by codes and names, panel beside panel."""
