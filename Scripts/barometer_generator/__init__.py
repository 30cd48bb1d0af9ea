"""Synthetic respondents whose counts meet a published barometer exactly."""
