"""Data that a page carries beside its text: JSON-LD, the state of front ends, literals in scripts."""
