"""Scores of the built tables against annotated corpora, by the protocol that came with them."""
