"""Onrecord on Kafka: the worker that turns article events into facts, and the commands around it."""
