"""Benchmarks: what a thing costs, beside the least it could cost on this machine."""
