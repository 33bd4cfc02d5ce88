"""Measuring, for `onrecord bench`: how fast articles are read beside other ways to read them, and in how much memory.

`contenders` are the ways to read, `rounds` has them take turns on the same articles, `memory` watches a process grow.
"""
