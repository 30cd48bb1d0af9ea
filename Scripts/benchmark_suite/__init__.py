"""Measures baro against its goals of speed, beside the programs that people know."""
