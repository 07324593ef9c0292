"""The output of `scrape teach`: the page, the selectors with what they give on other pages, the reasons for none."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scraper.cli.terminal import console, tables
from scraper.cli.terminal.tables import Column
from scraper.i18n import N_, _, localized, ngettext

if TYPE_CHECKING:
    from rich.text import Text

    from scraper.cli.views.teach.teach_pages import Taught
    from scraper.teaching import Effect, ItemsProposal, Outcome, Proposal, Refusal, Value

PAGES = 10
"""Number of pages that are compared on the screen."""
VALUE_CHARS, LINE_CHARS, ENTRIES = 40, 200, 10

OUTCOMES = {
    "same": N_("{n} the same"),
    "filled": N_("{n} were empty"),
    "corrected": N_("{n} had the same mistake"),
    "changed": N_("{n} would change"),
    "nothing": N_("{n} without a match"),
}
MARKS = {"same": "=", "filled": "+", "corrected": "*", "changed": "!", "nothing": " "}
STYLES = {"same": "", "filled": "green", "corrected": "green", "changed": "yellow", "nothing": "dim"}
ORDER: tuple[Outcome, ...] = ("changed", "corrected", "filled", "nothing", "same")


@dataclass(frozen=True)
class Results:
    """The selectors, and the fields that have none."""

    proposals: Sequence[Proposal | ItemsProposal]
    refusals: Sequence[Refusal]

    @classmethod
    def of(cls, results: Sequence[Proposal | ItemsProposal | Refusal]) -> Results:
        """Part the selectors from the refusals."""
        from scraper.teaching import Refusal

        refused = [one for one in results if isinstance(one, Refusal)]
        return cls([one for one in results if not isinstance(one, Refusal)], refused)

    @property
    def select(self) -> dict[str, str]:
        """``select:`` as it is to be written."""
        return {proposal.field: proposal.selector for proposal in self.proposals}


# -- the page


def show_page(taught: Taught) -> None:
    """Print the fields as they are read, or the entries of a list, then the lines of the page with their numbers."""
    from rich.text import Text

    out = console.out()
    out.print(Text(taught.page.url or taught.key, "bold"), soft_wrap=True)
    for name, value in _read(taught).items():
        console.say(out, Text.assemble((f"{_(name)}  ", "dim"), _shown(value) if value else "-"))
    if taught.kind == "list":
        items = taught.page.page.items
        console.say(out, Text(_("{n} entries").format(n=len(items)), "dim"))
        for item in items[:ENTRIES]:
            console.say(out, Text(f"  · {item.headline}"))
    out.print()
    for number, line in enumerate(taught.page.lines(), 1):
        text = line if len(line) <= LINE_CHARS else f"{line[:LINE_CHARS]}…"
        console.say(out, Text.assemble((f"{number:>4}  ", "dim"), text))


def page_as_json(taught: Taught) -> str:
    """The page as `show_page` prints it."""
    fields = {name: list(value) if isinstance(value, tuple) else value for name, value in _read(taught).items()}
    items = [item.headline for item in taught.page.page.items] if taught.kind == "list" else []
    row = {"url": taught.page.url, "source": taught.source.name, "fields": fields, "items": items}
    return json.dumps({**row, "lines": list(taught.page.lines())}, ensure_ascii=False, indent=2)


def _read(taught: Taught) -> Mapping[str, Value | None]:
    from scraper.teaching import FIELDS

    if taught.kind == "list":
        return {}
    return {name: taught.page.values.get(name) for name in FIELDS if name in taught.page.values}


# -- the results


def show(taught: Taught, results: Results) -> None:
    """Print each selector with its effect on other pages, then ``select:``; the reasons on standard error."""
    from rich.text import Text

    from scraper.sources.editing import selectors
    from scraper.teaching import ItemsProposal

    for refusal in results.refusals:
        err = console.err()
        message = _("{field}: no selector gives this value: {reason}.")
        text = message.format(field=_(refusal.field), reason=localized(refusal.reason))
        console.say(err, Text(text, "yellow"))
        if refusal.line:
            console.say(err, Text(f"  {refusal.line[:LINE_CHARS]}", "dim"), 2)
    out = console.out()
    for proposal in results.proposals:
        if isinstance(proposal, ItemsProposal):
            _show_items(taught, proposal)
        else:
            _show_field(proposal)
        out.print()
    if results.select:
        for text in _remarks(taught, results):
            console.say(out, Text(text, "yellow"))
        out.print(Text(f"  # {taught.source.name}", "dim"), soft_wrap=True)
        out.print(Text(selectors.rendered(results.select, 2).rstrip("\n")), soft_wrap=True)


def _show_field(proposal: Proposal) -> None:
    from rich.text import Text

    out = console.out()
    text = Text.assemble((_(proposal.field), "bold"), "  ", (proposal.selector, "cyan"), "  ", _shown(proposal.value))
    console.say(out, text)
    if not proposal.effects:
        console.say(out, Text(_("No other page of the source is stored to compare with."), "dim"))
        return
    counts = Counter(effect.outcome for effect in proposal.effects)
    parts = [_(OUTCOMES[name]).format(n=counts[name]) for name in ORDER if counts[name]]
    pages = ngettext("{n} other page", "{n} other pages", len(proposal.effects)).format(n=len(proposal.effects))
    console.say(out, Text(f"{pages}{_(': ')}{_(', ').join(parts)}", "dim"))
    columns = (Column(""), Column(_("page"), goes=1, folds=True), Column(_("stored"), folds=True))
    rows = [_row(effect) for effect in _chosen(proposal.effects)]
    tables.show(out, (*columns, Column(_("with the selector"), folds=True)), rows)


def _row(effect: Effect) -> tuple[Text | str, ...]:
    from rich.text import Text

    value = Text(_shown(effect.value) if effect.value else "-", STYLES[effect.outcome])
    return MARKS[effect.outcome], effect.url or "", _shown(effect.stored) if effect.stored else "-", value


def _chosen(effects: Sequence[Effect]) -> list[Effect]:
    """The effects to show: one of each outcome, in turn, until there are enough; what would change comes first."""
    queues = [[effect for effect in effects if effect.outcome == outcome] for outcome in ORDER]
    chosen: list[Effect] = []
    while len(chosen) < PAGES and any(queues):
        chosen += [queue.pop(0) for queue in queues if queue]
    return sorted(chosen[:PAGES], key=lambda effect: ORDER.index(effect.outcome))


def _show_items(taught: Taught, proposal: ItemsProposal) -> None:
    from rich.text import Text

    from scraper.teaching import with_list

    out = console.out()
    count = _("{n} entries").format(n=len(proposal.items))
    console.say(out, Text.assemble((_("items"), "bold"), "  ", (proposal.selector, "cyan"), "  ", count))
    before = {item.url for item in taught.page.page.items}
    for item in proposal.items[:ENTRIES]:
        console.say(out, Text(f"{'=' if item.url in before else '+'} {item.headline}"), 2)
    rows = []
    for other in taught.others[:PAGES]:
        items, old = with_list(other, proposal.selector), {item.url for item in other.page.items}
        common = len(old & {item.url for item in items})
        rows.append((other.url or "", str(len(other.page.items)), str(len(items)), str(common)))
    if rows:
        columns = [Column(_(head), right=True) for head in (N_("before"), N_("with the selector"), N_("in both"))]
        tables.show(out, (Column(_("page"), folds=True), *columns), rows)


def _remarks(taught: Taught, results: Results) -> list[str]:
    """Further effects of the selectors, to look at before they are written."""
    from scraper.teaching import Refusal, kind_with, side_effects

    remarks = []
    for proposal in results.proposals:
        changed = [e for e in getattr(proposal, "effects", ()) if e.outcome == "changed"]
        if changed:
            message = _("{field}: look at the pages marked !: their values may have been right.")
            remarks.append(message.format(field=_(proposal.field)))
    if taught.kind == "list" or isinstance(results.proposals[0], Refusal):
        return remarks
    effects = side_effects([taught.page, *taught.others[:PAGES]], results.select)
    for name, count in Counter(effect.field for effect in effects).items():
        message = _("{field}: reads differently on {n} of the pages, too, because other fields do.")
        remarks.append(message.format(field=_(name), n=count))
    kind = kind_with(taught.page, results.select)
    if kind != "article":
        message = _("The page still reads as a page of kind {kind}, which a fetch does not store as an article.")
        remarks.append(message.format(kind=repr(kind)))
    return remarks


def as_json(taught: Taught, results: Results, *, written: bool) -> str:
    """The results as one object."""
    fields: list[dict[str, Any]] = []
    for one in results.proposals:
        row: dict[str, Any] = {"field": one.field, "selector": one.selector}
        if one.field == "items":
            row["items"] = [item.headline for item in getattr(one, "items", ())]
        else:
            row["value"] = getattr(one, "value", None)
            row["pages"] = [effect._asdict() for effect in getattr(one, "effects", ())]
        fields.append(row)
    refused = [{"field": one.field, "reason": str(one.reason), "line": one.line or None} for one in results.refusals]
    row = {"url": taught.page.url, "source": taught.source.name, "select": results.select}
    return json.dumps({**row, "fields": fields, "refused": refused, "written": written}, ensure_ascii=False, indent=2)


def _shown(value: Value) -> str:
    """A value on one line."""
    text = " ".join((value if isinstance(value, str) else "、".join(value)).split())
    if len(text) <= VALUE_CHARS:
        return text
    return _("{beginning}… ({n} characters)").format(beginning=text[:VALUE_CHARS], n=f"{len(text):,}")
