"""Tidy up random layered maps and the templates, against Graphviz' `dot` with the same ranks.

One counter for both: straight segments between the places in the ranks, long links split at every
rank, links within a rank and feedback left out. `dot` gets the split links, so that its own count
is the same. Random maps are laid out with one line a lane, and with lanes folded as the program
folds them, each line a rank for both. How deep to search was chosen on the first set and with looks
at the second; the third took no part in that.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations, count, pairwise
from random import Random
from statistics import median

from benchmarks.table import Row, once_ms
from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.ids import LinkId, MapId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.links import Link, LinkKind
from scorecard_app.domain.maps import Map, Placement
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.engine.layout import Box, Frame, Layout, layout
from scorecard_app.engine.layout.crossings import crossings

SIZES, FOLDED_SIZES = (30, 100, 500), (30, 100)
SEEDS = {"": range(20), ", second set": range(100, 120), ", third set": range(200, 220)}
LINKS_A_CARD = 2
FEWEST_RANKS, MOST_RANKS = 3, 7
ADJACENT, SKIPPING = 0.7, 0.9
MAP = MapId("map")
PEER = "Graphviz dot"
_ONE_LINE, _FOLDED = Frame(abreast=None), Frame()
_INCH = 72.0

Node = tuple[int, str]
"""Something with a place in a rank: a card, or the bend of a long link."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A layout as ranks: the middle of each node, and the segments between neighbouring ranks."""

    middles: Mapping[Node, float]
    segments: Sequence[tuple[Node, Node]]

    def crossings(self, middles: Mapping[Node, float]) -> int:
        """Count the crossings for these places of the nodes."""
        places: dict[Node, int] = {}
        for rank in {node[0] for node in middles}:
            nodes = sorted((node for node in middles if node[0] == rank), key=middles.__getitem__)
            places |= {node: place for place, node in enumerate(nodes)}
        gaps: dict[int, list[tuple[int, int]]] = {}
        for upper, lower in self.segments:
            gaps.setdefault(upper[0], []).append((places[upper], places[lower]))
        return sum(map(crossings, gaps.values()))


@dataclass(frozen=True, slots=True)
class Match:
    """One map laid out by both."""

    ours: int
    peer: int | None
    ours_ms: float
    peer_ms: float | None


def measure() -> list[Row]:
    """Measure crossings and time; print the crossings, return the times."""
    if shutil.which("dot") is None:
        print("Graphviz' dot is missing: nothing to compare crossings with.", file=sys.stderr)
    print("| maps | crossings: ours | dot | fewer | equal | more | worst ratio |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    rows = []
    for name, frame, makers in _groups():
        matches = [_match(make(), frame) for make in makers]
        print(_line(name, matches), flush=True)
        peers = [match.peer_ms for match in matches if match.peer_ms is not None]
        ours_ms = median(match.ours_ms for match in matches)
        rows.append(Row(f"tidy up {name}", ours_ms, PEER, median(peers) if peers else None))
    return rows


def _groups() -> Iterator[tuple[str, Frame, Sequence[Callable[[], Scorecard]]]]:
    """Yield what to lay out together: its name, the frame, and makers of the maps."""
    for frame, sizes in ((_ONE_LINE, SIZES), (_FOLDED, FOLDED_SIZES)):
        for size in sizes:
            for which, seeds in SEEDS.items():
                folded = ", folded" if frame is _FOLDED else ""
                name = f"{size} cards, {LINKS_A_CARD * size} links{folded}{which}"
                yield name, frame, [partial(built, size, seed) for seed in seeds]
    yield "the templates", _FOLDED, [partial(_template, each.id) for each in template_names()]


def _line(name: str, matches: Sequence[Match]) -> str:
    ours = sum(match.ours for match in matches)
    pairs = [(match.ours, match.peer) for match in matches if match.peer is not None]
    if not pairs:
        return f"| {name} | {ours:,} | – | – | – | – | – |"
    fewer, more = sum(a < b for a, b in pairs), sum(a > b for a, b in pairs)
    worst = max((a / b for a, b in pairs if b), default=1.0)
    peer = sum(b for _a, b in pairs)
    equal = len(pairs) - fewer - more
    return f"| {name} | {ours:,} | {peer:,} | {fewer} | {equal} | {more} | {worst:.3f} |"


def _match(card: Scorecard, frame: Frame) -> Match:
    (map_id,) = card.maps
    lay = partial(layout, card, map_id, frame=frame)
    found = lay()
    ours_ms = once_ms(lay)
    if any(one.overlaps(other) for one, other in combinations(found.boxes.values(), 2)):
        raise AssertionError(card)
    ranks = ranked(card, found)
    peer, peer_ms = _dot(ranks)
    return Match(ranks.crossings(ranks.middles), peer, ours_ms, peer_ms)


def ranked(card: Scorecard, found: Layout) -> Ranked:
    """Read ranks off a layout: cards whose middles are at one height, and bends between them."""
    heights = sorted({_height(box) for box in found.boxes.values()})
    rank_of = {height: rank for rank, height in enumerate(heights)}
    nodes = {each: (rank_of[_height(box)], str(each)) for each, box in found.boxes.items()}
    middles = {nodes[each]: box.x + box.width / 2 for each, box in found.boxes.items()}
    segments = []
    pairs = dict.fromkeys(
        (link.from_id, link.to_id)
        for link in card.links.values()
        if link.kind is not LinkKind.FEEDBACK
    )
    for number, (start, end) in enumerate(pairs):
        way = [nodes[start]]
        for x, y in found.ways.get((start, end), ()):
            way.append((rank_of[y], f"bend {number}"))
            middles[way[-1]] = x
        way.append(nodes[end])
        ends = [sorted(pair) for pair in pairwise(way)]
        segments += [(upper, lower) for upper, lower in ends if upper[0] != lower[0]]
    return Ranked(middles, segments)


def _height(box: Box) -> float:
    return box.y + box.height / 2


def _dot(ranks: Ranked) -> tuple[int | None, float | None]:
    """Let `dot` lay out the same ranks; return its crossings and its milliseconds."""
    program = shutil.which("dot")
    if program is None:
        return None, None
    nodes = list(ranks.middles)
    text = "\n".join(_graph(ranks, nodes))
    said: list[str] = []

    def run() -> None:
        command = [program, "-Tplain"]
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)  # noqa: S603 - our own text
        said.append(done.stdout)

    took = once_ms(run)
    found = re.findall(r"^node n(\d+) (\S+) ", said[0], flags=re.MULTILINE)
    return ranks.crossings({nodes[int(number)]: float(x) for number, x in found}), took


def _graph(ranks: Ranked, nodes: Sequence[Node]) -> Iterator[str]:
    """Write ranks as a graph; nodes of a chain that is not drawn keep each rank at its height."""
    names = {node: f"n{number}" for number, node in enumerate(nodes)}
    last = max((node[0] for node in nodes), default=0)
    width, height, gap = 208 / _INCH, 104 / _INCH, 48 / _INCH
    yield f"digraph {{ nodesep={gap}; edge [arrowhead=none];"
    yield f'node [shape=box, fixedsize=true, label="", width={width}, height={height}];'
    for rank in range(last + 1):
        members = (
            f"{name} [width=0.01, height=0.01]" if node[1].startswith("bend ") else name
            for node, name in names.items()
            if node[0] == rank
        )
        chain = f"r{rank} [style=invis, width=0.01, height=0.01]"
        yield f"{{ rank=same; {chain}; {'; '.join(members)} }}"
    yield f"{' -> '.join(f'r{rank}' for rank in range(last + 1))} [style=invis];"
    yield from (f"{names[upper]} -> {names[lower]};" for upper, lower in ranks.segments)
    yield "}"


def built(cards: int, seed: int) -> Scorecard:
    """Build a map of random ranks: most links go to the next rank, some skip some or none."""
    return Scorecard().put(Map(MAP), *_entities(Random(1_000 * seed + cards), cards))  # noqa: S311 - not a secret


def _entities(random: Random, cards: int) -> Iterator[Entity]:
    ranks = random.randint(FEWEST_RANKS, MOST_RANKS)
    for rank in range(ranks):
        yield Perspective(PerspectiveId(f"lane {rank}"), row=rank)
    rank_of = [number % ranks for number in range(cards)]
    random.shuffle(rank_of)
    for number, rank in enumerate(rank_of):
        key = ObjectiveId(f"o{number}")
        yield Objective(key, perspective_id=PerspectiveId(f"lane {rank}"), position=number)
        yield Placement(PlacementId(f"p{number}"), MAP, key)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < LINKS_A_CARD * cards:
        start = random.randrange(cards)
        rank = rank_of[start] - _step(random)
        ends = [number for number in range(cards) if rank_of[number] == rank and number != start]
        if ends and (pair := (start, random.choice(ends)))[::-1] not in pairs:
            pairs.add(pair)
    for start, end in sorted(pairs):
        cause, effect = ObjectiveId(f"o{start}"), ObjectiveId(f"o{end}")
        yield Link(LinkId(f"l{start}-{end}"), cause, effect, lag_months=1)


def _step(random: Random) -> int:
    drawn = random.random()
    if drawn < ADJACENT:
        return 1
    return random.randint(2, 3) if drawn < SKIPPING else 0


def _template(template_id: str) -> Scorecard:
    """Make a scorecard from a template, all cards in a heap."""
    numbers = count()
    card = from_template(template_id, mint=lambda: f"{template_id} {next(numbers)}")
    return card.put(*(replace(each, x=0.0, y=0.0) for each in card.placements.values()))
