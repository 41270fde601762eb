"""Texts as rows of weighted terms: words and pairs of words, the rare ones weighing most (TF-IDF)."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Rows: TypeAlias = "sp.csr_matrix[np.float64]"


def word_numbers(texts: Sequence[Sequence[str]]) -> list[Ints]:
    """Number the words of the texts in alphabetical order, so that numbers do not depend on the texts' order."""
    numbers = {word: number for number, word in enumerate(sorted({word for words in texts for word in words}))}
    return [np.fromiter(map(numbers.__getitem__, words), dtype=np.int64, count=len(words)) for words in texts]


def weighted_terms(texts: Sequence[Ints], counts: Ints) -> tuple[Rows, Floats]:
    """Return one row of unit length for each text, and the rarity of each word.

    The rows are TF-IDF over the words of a text and its pairs of neighbouring words; a word's number is its column.

    `texts` are word numbers, `counts` how often each text occurs. A term that n of N occurrences hold and
    that stands f times in a text weighs (1 + ln f)(1 + ln((1 + N) / (1 + n))): Salton and Buckley 1988.
    """
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    words = np.concatenate([*texts, np.empty(0, dtype=np.int64)])
    rows = np.repeat(np.arange(len(texts)), lengths)
    size = int(words.max(initial=0)) + 1
    within = rows[1:] == rows[:-1]
    pairs = (words[:-1] * size + words[1:])[within] + size
    terms, columns = np.unique(np.concatenate([words, pairs]), return_inverse=True)
    places = (np.concatenate([rows, rows[:-1][within]]), columns)
    table: Rows = sp.csr_matrix((np.ones(len(columns)), places), shape=(len(texts), max(1, len(terms))))
    table.sum_duplicates()
    held = np.repeat(np.arange(len(texts)), np.diff(table.indptr))
    holders = np.bincount(table.indices, weights=counts[held], minlength=table.shape[1])
    rarity = 1 + np.log((1 + counts.sum()) / (1 + holders))
    table.data = (1 + np.log(table.data)) * rarity[table.indices]
    norms = np.sqrt(np.bincount(held, weights=table.data**2, minlength=len(texts)))
    table.data /= norms[held]
    return table, rarity[:size]


def without_frequent(table: Rows, limit: int) -> Rows:
    """Return the rows without the terms that more than `limit` of them hold."""
    frequent = np.bincount(table.indices, minlength=table.shape[1]) > limit
    rare = table.copy()
    rare.data[frequent[table.indices]] = 0
    rare.eliminate_zeros()
    return rare


def similarities(a: Rows, b: Rows, rows: Ints, columns: Ints) -> Floats:
    """Return the cosine of row `rows[k]` of `a` with row `columns[k]` of `b`, for every k."""
    return np.asarray(a[rows].multiply(b[columns]).sum(axis=1), dtype=np.float64).ravel()
