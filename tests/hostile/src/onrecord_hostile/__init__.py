"""Badly behaved Onrecord plugins, one module each."""
