"""Annotation: tags, parse, lemmas and entities of paragraphs, by a language model that is run faster than stock.

`model` loads a model and runs its stages; `accelerate` puts the fast parts in the place of spaCy's own, which `encoder`
(tok2vec), `ruler` (attribute_ruler) and `lemmas` (lemmatizer) are; `selftest` compares the two on a passage. Why they
are faster and give the same: docs/decisions/0011-the-same-annotation-faster.md.
"""

from onrecord.reading.annotation.model import DEFAULT_MODEL, ENTITIES, LEMMAS, PARSE, Model

__all__ = ["DEFAULT_MODEL", "ENTITIES", "LEMMAS", "PARSE", "Model"]
