"""Count where links cross between two ranks."""

from collections.abc import Iterable

Segment = tuple[int, int]
"""A straight piece of a link: its place in the upper rank and in the rank below."""


def crossings(segments: Iterable[Segment]) -> int:
    """Count the pairs of segments that cross, with an accumulator tree.

    Segments that share an end do not cross. O(e log n): Barth, Mutzel and Jünger, "Simple and
    Efficient Bilayer Cross Counting", JGAA 8 (2004), figure 3.
    """
    lower = [below for _above, below in sorted(segments)]
    first_leaf = 1 << max(lower, default=0).bit_length()
    tree = [0] * (2 * first_leaf)
    count = 0
    for place in lower:
        node = place + first_leaf
        tree[node] += 1
        while node > 1:
            if node % 2 == 0:
                count += tree[node + 1]
            node //= 2
            tree[node] += 1
    return count
