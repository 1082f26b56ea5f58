"""Runs: lists of people in, vetted whole, copies for the press out."""
