"""Finding the selectors of a source from right values: pages and what a person says of them in, `select:` out.

Pure functions over `scraper.extract`: no network, no archive, no file.
"""

from scraper.teaching.finder import Effect, Outcome, Proposal, Refusal, propose, right_value
from scraper.teaching.lists import ItemsProposal, propose_items
from scraper.teaching.samples import Sample, of_line, sample, with_list, with_selectors
from scraper.teaching.trial import SideEffect, kind_with, side_effects
from scraper.teaching.values import FIELDS, Value

__all__ = [
    "FIELDS",
    "Effect",
    "ItemsProposal",
    "Outcome",
    "Proposal",
    "Refusal",
    "Sample",
    "SideEffect",
    "Value",
    "kind_with",
    "of_line",
    "propose",
    "propose_items",
    "right_value",
    "sample",
    "side_effects",
    "with_list",
    "with_selectors",
]
