"""Floors: the least that a job could cost, with nothing of ours around it."""
