"""The compiled path of the front: labels stay sorted, so each issue is a merge that filters as it goes.

A label is what a partial package is worth to every party. Adding the values of one option to labels in falling order
keeps their order: the labels after an issue are a merge of sorted runs (one for each state before it and option), and
each label that comes out need only be compared with those that came out before it.
"""

# Numba infers the types of arguments; it takes plain loops, numbers of parties, and many flat arguments alone.
# ruff: noqa: ANN001, ANN201, ANN202, FBT003, PLR0913, PLR0917, PLR2004, SIM110, D417, E501
# mypy: allow-untyped-defs, allow-untyped-calls

import numpy as np

from goodoffices.packages.exact.compiling import compiled

SIGNATURE = "(i8[:,::1], i8[::1], i8[:,::1], i8[:,::1], i8[::1], i8[::1], i8[::1], i8, i8[:,::1], i4[::1], i8[::1], i8[::1], i8[::1], i8[::1])"
"""The types of `merge`, in numba's words."""

PAUSE = 1 << 15
"""Labels that are looked at before whoever waits is told how many are kept, and may end it."""

FEW = 256
"""Labels of a group up to which they are compared one by one, without a table."""


@compiled
def _before(heads, one, other, parties):
    for party in range(parties):
        if heads[one, party] != heads[other, party]:
            return heads[one, party] > heads[other, party]
    return one < other


@compiled
def _sink(heap, size, heads, parties):
    top = heap[0]
    at = 0
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and _before(heads, heap[child + 1], heap[child], parties):
            child += 1
        if not _before(heads, heap[child], top, parties):
            break
        heap[at] = heap[child]
        at = child
    heap[at] = top


@compiled
def _rise(heap, at, heads, parties):
    run = heap[at]
    while at > 0 and _before(heads, run, heap[(at - 1) // 2], parties):
        heap[at] = heap[(at - 1) // 2]
        at = (at - 1) // 2
    heap[at] = run


@compiled
def _stair(label, steps, size):
    """Three parties: `steps` holds (second, third) with second falling and third rising; return the new size or -1."""
    low, high = 0, size
    while low < high:
        middle = (low + high) // 2
        if steps[middle, 0] >= label[1]:
            low = middle + 1
        else:
            high = middle
    if low > 0 and steps[low - 1, 1] >= label[2]:
        return -1
    start = low
    if low > 0 and steps[low - 1, 0] == label[1]:
        start = low - 1
    end = low
    while end < size and steps[end, 1] <= label[2]:
        end += 1
    shift = start + 1 - end
    if shift > 0:
        for at in range(size - 1, end - 1, -1):
            steps[at + 1] = steps[at]
    elif shift < 0:
        for at in range(end, size):
            steps[at + shift] = steps[at]
    steps[start, 0] = label[1]
    steps[start, 1] = label[2]
    return size + shift


@compiled
def _covered(label, table, low, span, parties):
    """Four or five parties: tell whether the table of suffix maxima (a Fenwick tree) has one at least as good."""
    last = label[parties - 1] - low[parties - 1] + 1
    third = span[3] if parties > 4 else 1
    x = span[1] - (label[1] - low[1])
    while x > 0:
        y = span[2] - (label[2] - low[2])
        while y > 0:
            row = ((x - 1) * span[2] + (y - 1)) * third
            z = third - (label[3] - low[3]) if third > 1 else 1
            while z > 0:
                if table[row + z - 1] >= last:
                    return True
                z -= z & -z
            y -= y & -y
        x -= x & -x
    return False


@compiled
def _cover(label, table, low, span, parties, erase):
    last = label[parties - 1] - low[parties - 1] + 1
    third = span[3] if parties > 4 else 1
    x = span[1] - (label[1] - low[1])
    while x <= span[1]:
        y = span[2] - (label[2] - low[2])
        while y <= span[2]:
            row = ((x - 1) * span[2] + (y - 1)) * third
            z = third - (label[3] - low[3]) if third > 1 else 1
            while z <= third:
                if erase:
                    table[row + z - 1] = 0
                elif table[row + z - 1] < last:
                    table[row + z - 1] = last
                z += z & -z
            y += y & -y
        x += x & -x


@compiled
def _beaten(label, out, first, size, order, parties):
    """Tell whether one of `size` labels that came out is at least as good; those that beat often are asked first."""
    for at in range(size):
        row = first + order[at]
        beats = True
        for party in range(1, parties):
            if out[row, party] < label[party]:
                beats = False
                break
        if beats:
            order[at], order[at // 2] = order[at // 2], order[at]
            return True
    return False


@compiled
def _equal(label, other, parties):
    for party in range(parties):
        if label[party] != other[party]:
            return False
    return True


@compiled
def _kept(label, out, first, done, tabled, table, low, span, steps, stairs, order):
    """Tell whether no label of the group that came out is at least as good, and remember this one if so."""
    parties = label.size
    if parties < 3:
        return done == first or (parties == 2 and out[done - 1, 1] < label[1])
    if parties == 3:
        grown = _stair(label, steps, stairs[0])
        if grown >= 0:
            stairs[0] = grown
        return grown >= 0
    if tabled:
        if _covered(label, table, low, span, parties):
            return False
        _cover(label, table, low, span, parties, False)
        return True
    if _beaten(label, out, first, done - first, order, parties):
        return False
    order[done - first] = done - first
    return True


@compiled
def _filled(heap, heads, labels, at, added, begin, end):
    """Make a heap of the runs from `begin` to `end` by their first labels; return its size."""
    parties = labels.shape[1]
    for run in range(begin, end):
        for party in range(parties):
            heads[run, party] = labels[at[run], party] + added[run, party]
        heap[run - begin] = run
        _rise(heap, run - begin, heads, parties)
    return end - begin


@compiled
def _advanced(heap, size, heads, labels, at, runs, added):
    """Take the first label from the heap; return the size that is left."""
    parties = labels.shape[1]
    run = heap[0]
    at[run] += 1
    if at[run] < runs[run, 1]:
        for party in range(parties):
            heads[run, party] = labels[at[run], party] + added[run, party]
    else:
        size -= 1
        heap[0] = heap[size]
    if size > 1:
        _sink(heap, size, heads, parties)
    return size


@compiled
def _largest(runs, groups):
    largest = 0
    for group in range(groups.size - 1):
        largest = max(largest, _total(runs, groups, group))
    return largest


@compiled
def _total(runs, groups, group):
    total = 0
    for run in range(groups[group], groups[group + 1]):
        total += runs[run, 1] - runs[run, 0]
    return total


@compiled
def merge(labels, counts, runs, added, groups, low, span, most, out, table, parents, picks, ways, ends):
    """Write the labels after one issue, group by group in falling order, without those that another one beats.

    Yields now and then how many were written so far.

    Args:
        labels: by [label, party], each run in falling order.
        counts: in how many ways each label is reached.
        runs: by [run, (first, end)]: rows of `labels`.
        added: by [run, party]: the values of the run's option.
        groups: where the runs of each group (state) begin; one more at the end.
        low, span: by party, the least worth after this issue, and how many values there are from it on.
        most: how many labels may come out.
        out, parents, picks, ways: written: the labels, the row each came from, its run, its ways.
        table: zeros, as many as the spans of the middle parties multiply to, or one where they are too many.
        ends: written: where each group ends in `out`; the first entry is -1 if more than `most` came out.
    """
    parties = labels.shape[1]
    heads, at = np.empty(added.shape, np.int64), runs[:, 0].copy()
    heap, label = np.empty(runs.shape[0], np.int64), np.empty(parties, np.int64)
    capacity = min(_largest(runs, groups), most) + 2 if parties >= 3 else 1
    steps, stairs, order = np.empty((capacity, 2), np.int64), np.zeros(1, np.int64), np.empty(capacity, np.int64)
    done, looked = 0, 0
    for group in range(groups.size - 1):
        first = done
        stairs[0] = 0
        tabled = parties > 3 and table.size > 1 and _total(runs, groups, group) > FEW
        size = _filled(heap, heads, labels, at, added, groups[group], groups[group + 1])
        while size > 0:
            run, row = heap[0], at[heap[0]]
            label[:] = heads[run]
            looked += 1
            if looked % PAUSE == 0:
                yield done
            size = _advanced(heap, size, heads, labels, at, runs, added)
            if done > first and _equal(label, out[done - 1], parties):
                ways[done - 1] = min(ways[done - 1] + counts[row], 1 << 60)
            elif _kept(label, out, first, done, tabled, table, low, span, steps, stairs, order):
                if done >= most:
                    ends[0] = -1
                    return
                out[done], parents[done], picks[done], ways[done] = label, row, run, counts[row]
                done += 1
        for row in range(first, done if tabled else first):
            _cover(out[row], table, low, span, parties, True)
        ends[group] = done
