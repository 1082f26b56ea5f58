"""Write a list of people as real lists are: thousands of distinct names, companies and positions.

python benchmarks/people.py 10000 > people.csv
"""

from __future__ import annotations

import csv
import sys
from random import Random

FIRST = (
    "Ada Ben Chloé Dário Elif Fritz Grace Håkon Inês Jiří Katya Liam Mei Noor Oskar Priya".split()
)
HEAD = "Bar Cal Dun Ell Fer Gra Hol Ing Jar Kel Lor Mar Nor Oak Pem Quin Ros Sand Tal Und".split()
MIDDLE = "a be di er in ka le mo na or ri sa ti un ve wo".split()
TAIL = (
    "berg by croft dale den ford gate ham ley lund man more ner ridge sen ski ton well wood".split()
)
TRADE = "Analyst,Archivist,Bookbinder,Curator,Designer,Editor,Engineer,Gardener,Librarian".split(
    ","
)
RANK = "Junior,Senior,Lead,Chief,Assistant,Associate".split(",")
TALK = [
    "how your team reads the first proof aloud",
    "the story of the press that came by river",
    "your advice about starting small",
    "what you said about paper having a direction",
]


def rows(count: int, seed: int = 7) -> list[dict[str, str]]:
    """That many people, the same for the same seed."""
    dice = Random(seed).random

    def one(of: list[str]) -> str:
        return of[int(dice() * len(of))]

    def name(among: int) -> str:
        # Some names are common and most are rare: half of all people share a quarter of the names.
        number, head = divmod(int(among * dice() ** 2), len(HEAD))
        tail, middle = divmod(number, len(MIDDLE))
        return HEAD[head] + MIDDLE[middle] + TAIL[tail]

    return [
        {
            "title": one(["Ms.", "Mr.", "Dr.", "Prof."]),
            "first": one(FIRST),
            "last": name(among=5000),
            "company": f"{name(among=1000)} {one(['Press', 'Works', 'Studio'])}",
            "position": f"{one(RANK)} {one(TRADE)}",
            "remembered": one(TALK),
            "sender": "Sam Okafor",
        }
        for _ in range(count)
    ]


def main() -> None:
    """Write the list to standard output."""
    people = rows(int(sys.argv[1]))
    writer = csv.DictWriter(sys.stdout, people[0].keys())
    writer.writeheader()
    writer.writerows(people)


if __name__ == "__main__":
    main()
