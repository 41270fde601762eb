"""The style sheet of a page: for the screen by day and night, a telephone, and paper.

Lengths are logical (start and end), so one sheet serves scripts of both directions.
"""

from collections.abc import Mapping

DAY: Mapping[str, str] = {
    "ink": "#1b1d21",
    "muted": "#565c66",
    "paper": "#fbfaf7",
    "accent": "#1f3a5f",
    "rule": "#d6d2c8",
    "edge": "#8a5a00",
    "ground-1": "#fdf3dc",
    "ground-2": "#fbe8bd",
    "ground-3": "#f9dfa3",
    "focus": "#0b57d0",
}
NIGHT: Mapping[str, str] = {
    "ink": "#e8e6e1",
    "muted": "#a9afb8",
    "paper": "#15171a",
    "accent": "#a8c4ea",
    "rule": "#3a3d42",
    "edge": "#e0b050",
    "ground-1": "#2d2616",
    "ground-2": "#3b311a",
    "ground-3": "#4a3d1e",
    "focus": "#8ab4ff",
}


def sheet(marking: str = "") -> str:
    """Return the style sheet; the marking is printed on top of every sheet of paper."""
    top = f'@top-left {{ content: "{_quoted(marking)}"; font: 700 8pt var(--sans); }}' if marking else ""
    foot = '@bottom-right { content: counter(page) " / " counter(pages); font: 8pt var(--sans); }'
    return "\n".join(
        (
            f":root {{ {_tokens(DAY)} }}",
            f"@media (prefers-color-scheme: dark) {{ :root {{ {_tokens(NIGHT)} }} }}",
            _RULES.strip(),
            f"@page {{ margin: 22mm 20mm; {top} {foot} }}",
            f"@media print {{ :root {{ {_tokens(DAY)} --paper: #fff; }} {_PRINT} }}",
        )
    )


def _tokens(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in colours.items())


def _quoted(text: str) -> str:
    """Return a text as the inside of a CSS string: all but plain letters, digits and blanks as codes."""
    return "".join(one if one == " " or (one.isascii() and one.isalnum()) else f"\\{ord(one):x} " for one in text)


_RULES = """
:root { color-scheme: light dark; --serif: Georgia, "Times New Roman", "Noto Naskh Arabic", "Noto Serif Hebrew", serif;
  --sans: system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--serif);
  overflow-wrap: break-word; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.marking { position: sticky; inset-block-start: 0; z-index: 1; margin: 0; padding: 8px 16px;
  background: var(--paper);
  border-block-end: 1px solid var(--rule); color: var(--accent); font: 600 .8125rem/1.4 var(--sans); }
main { max-inline-size: 68ch; margin-inline: auto; padding: 24px 16px 64px; }
main.wide { max-inline-size: 116ch; }
h1 { margin: 16px 0 8px; font-size: 1.75rem; line-height: 1.25; }
h2, h3, h4, h5, h6 { margin: 32px 0 8px; font-size: 1.25rem; line-height: 1.35; }
h3, h4, h5, h6 { margin-block-start: 24px; font-size: 1.0625rem; }
.nature { margin: 0 0 24px; color: var(--muted); font: .875rem/1.5 var(--sans); }
.legend { padding-block-end: 16px; border-block-end: 1px solid var(--rule); font: .875rem/1.5 var(--sans); }
.legend h2 { margin: 16px 0 4px; color: var(--muted); font: 600 .8125rem/1.5 var(--sans); }
.legend table { inline-size: 100%; border-collapse: collapse; }
.legend tr { border-block-start: 1px solid var(--rule); }
.legend th, .legend td { padding-block: 4px; padding-inline: 0 16px; text-align: start;
  vertical-align: baseline; font-weight: 400; }
.legend th { inline-size: 1%; white-space: nowrap; font-weight: 600; }
.legend .example { font: 400 1rem/1.5 var(--serif); }
.clause { scroll-margin-block-start: 56px; margin-block: 12px; }
.clause:target { outline: 2px solid var(--focus); outline-offset: 4px; }
.line { margin: 0 0 8px; padding-inline-start: calc(var(--in, 0) * 1.75em); white-space: pre-wrap; text-align: start; }
.line.hung { text-indent: calc(var(--hang, 1) * -1.75em); }
.line.apart { margin-block-start: 24px; padding-block-start: 8px; border-block-start: 1px solid var(--edge); }
.label { display: inline-block; min-inline-size: 1.75em; text-indent: 0; }
.hung .label { min-inline-size: calc(var(--hang, 1) * 1.75em); }
.line > :not(.label) { text-indent: 0; }
.cell { padding-inline-start: 12px; border-inline-start: 2px solid var(--rule); margin-block-end: 0; }
.grid { inline-size: 100%; margin-block: 16px; border-collapse: collapse; }
.scrolled { overflow-x: auto; margin-block: 16px; }
.scrolled .grid { margin-block: 0; }
.grid th, .grid td { min-inline-size: 5.5em; }
.grid th { font-weight: 600; text-align: start; }
.grid th, .grid td { padding: 4px 8px; border: 1px solid var(--rule); vertical-align: top; }
.grid .clause { margin: 0; }
.grid .line { margin: 0; padding: 0; border: 0; }
.footnote { font-size: .9rem; }
.line.title, .line.heading { font-weight: 700; }
[lang|=ar] p.line, [lang|=fa] p.line, [lang|=ur] p.line { font-size: 1.1875rem; line-height: 1.8; }
.d1 { background: var(--ground-1); } .d2 { background: var(--ground-2); } .d3 { background: var(--ground-3); }
.d1.words { text-decoration: underline var(--edge) 1.5px; } .d2.words { text-decoration: underline double var(--edge); }
.d3.words { text-decoration: underline wavy var(--edge) 1px; } .words { text-underline-offset: 3px; }
.sign { color: var(--edge); font-weight: 700; }
.none { color: var(--muted); font-style: italic; }
.holders { color: var(--edge); font: 700 .6875em/1 var(--sans); padding-inline-start: 1px; vertical-align: super; }
[lang] p.line.title { font-size: 1.5rem; }
.title .holders, .heading .holders { font-size: .5em; }
.option { color: var(--edge); font: 700 .875em/1 var(--sans); }
.note { color: var(--accent); font: .75em/1.4 var(--sans); }
.sources { margin: 0 0 12px; color: var(--muted); font: .8125rem/1.5 var(--sans); }
.sources summary { cursor: pointer; } .sources ul { margin: 4px 0; padding-inline-start: 1.25em; }
.box .common { font-style: italic; color: var(--muted); }
.box .no-objection { font-style: italic; color: var(--accent); }
.box .provisional { font-style: italic; font-weight: 700; color: var(--accent); }
.box .ad-referendum { font-style: italic; color: var(--accent); outline: 1px solid currentColor; outline-offset: 1px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 32px; }
.pair > .right { grid-column: 2; grid-row: 1; } .pair > .left { grid-column: 1; grid-row: 1; }
.wide .legend + .pair { border: 0; }
.wide .pair { direction: ltr; border-block-start: 1px solid var(--rule); padding-block-start: 8px; }
@media (max-width: 640px) { .pair { display: block; } .legend th { white-space: normal; }
  .legend td { display: block; padding-block: 0; } .legend th { padding-block: 0; } }
"""

_PRINT = (
    "* { print-color-adjust: exact; -webkit-print-color-adjust: exact; } body { font-size: 11pt; } "
    "main, main.wide { max-inline-size: none; padding: 0; } .marking { position: static; padding-inline: 0; } "
    "h1, h2, h3, h4, h5, h6 { break-after: avoid; } tr { break-inside: avoid; } .scrolled { overflow: visible; } "
    ".sources:not([open]) { display: none; }"
)
