"""Documents as one self-contained, accessible HTML page, in the same order as every other renderer."""

from collections.abc import Callable
from html import escape
from typing import Any

from hospital_iep.documents.direction import goes_left
from hospital_iep.documents.model import (
    Battery,
    Block,
    Bullets,
    Callout,
    Cards,
    ChangeCard,
    Chart,
    Document,
    Field,
    Figure,
    Heading,
    KeyValues,
    Look,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Steps,
    Table,
    Text,
    WeekStrip,
    plain,
    runs,
)
from hospital_iep.documents.pictograms import as_svg
from hospital_iep.words import END_APART, FIRST_STRONG, is_right_to_left, say, together

_STYLE = """
body{font:1.05rem/1.5 "Noto Sans",system-ui,sans-serif;color:#14232A;background:#fff;max-width:46rem;
margin:2rem auto;padding:0 1rem}
body.child{font-family:Andika,"Noto Sans",sans-serif;font-size:1.25rem}
h1{font-size:1.7em;line-height:1.25}h2{font-size:1.3em;margin-top:1.4em}h3,h4{font-size:1.08em}
table{border-collapse:collapse;width:100%;margin:.6em 0 1.2em}caption{text-align:start;font-weight:600}
th,td{border-bottom:1px solid #74868B;padding:.3em .5em;text-align:start;vertical-align:top}
thead th{background:#E9EEEE}.callout{background:#E9EEEE;
border-inline-start:4px solid #0B6472;padding:.6em .9em}
.callout.warning{background:#FFF0D6;border-color:#804600}.small{color:#45575E;font-size:.9em}
.cards{display:grid;grid-template-columns:1fr 1fr;gap:.6em;padding:0;list-style:none}
.cards li{border:2px solid #1A1A1A;border-radius:12px;padding:.7em;display:flex;gap:.8em;align-items:center}
.strip{display:flex;gap:.5em;padding:0;list-style:none}
.strip li{flex:1;border:1.5px solid #1A1A1A;border-radius:8px;padding:.3em;text-align:center}
[dir=rtl] [dir=auto]{text-align:right}
.mark{background:#FFF0D6;padding:.3em .8em;font-weight:600}footer{border-top:1px solid #74868B;margin-top:2em}
"""


def render(document: Document) -> bytes:
    """Return a document as HTML; equal documents give equal bytes."""
    language = document.language
    direction = "rtl" if is_right_to_left(language) else "ltr"
    body = "".join(_BLOCKS[type(block)](block, language) for block in document.blocks)
    look = "child" if document.look is Look.CHILD else "school"
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}" dir="{direction}">\n<head>'
        f'<meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(document.title)}</title><style>{_STYLE}</style></head>\n"
        f'<body class="{look}">\n{_marks(document)}<main>\n{body}</main>\n{_footer(document)}'
        "</body>\n</html>\n"
    )
    return page.encode()


def _marks(document: Document) -> str:
    language = document.language
    marks = []
    if document.draft:
        marks.append(say("draft", language))
    if document.practice:
        marks.append(say("Practice: every person is invented", language))
    return "".join(f'<p class="mark">{escape(mark)}</p>\n' for mark in marks)


def _footer(document: Document) -> str:
    language = document.language
    if document.look is Look.CHILD:
        return f"<footer><p>{_text(document.footer)}</p></footer>\n" if document.footer else ""
    version = say("version {number}", language, number=document.version)
    parts = [document.code, version, document.issued_on.isoformat()]
    if document.confidential:
        parts.insert(0, say("Confidential", language))
    if document.recipient:
        parts.append(say("for {recipient}", language, recipient=document.recipient))
    return f'<footer><p class="small">{_text(together(" · ", parts, language))}</p></footer>\n'


def _text(text: Text) -> str:
    said = ""
    for run in runs(text):
        piece = escape(run.text).replace("\n", "<br>")
        piece = piece.replace(FIRST_STRONG, "<bdi>").replace(END_APART, "</bdi>")
        if run.bold:
            piece = f"<strong>{piece}</strong>"
        if run.italic:
            piece = f"<em>{piece}</em>"
        if run.language:
            piece = f'<span lang="{escape(run.language)}">{piece}</span>'
        said += piece
    return said


def _way(text: Text, language: str) -> str:
    """Return the attribute of what is written against the direction of its page."""
    words = plain(text)
    against = words.strip() and goes_left(words) is not is_right_to_left(language)
    return ' dir="auto"' if against else ""


def _element(tag: str, text: Text, language: str, attributes: str = "") -> str:
    return f"<{tag}{attributes}{_way(text, language)}>{_text(text)}</{tag}>"


def _heading(block: Heading, language: str) -> str:
    return _element(f"h{block.level}", block.text, language) + "\n"


def _paragraph(block: Paragraph, language: str) -> str:
    return _element("p", block.text, language, " class=small" if block.small else "") + "\n"


def _list(tag: str, items: tuple[Text, ...], language: str) -> str:
    inner = "".join(_element("li", item, language) for item in items)
    return f"<{tag}>{inner}</{tag}>\n" if items else ""


def _bullets(block: Bullets, language: str) -> str:
    return _list("ul", block.items, language)


def _steps(block: Steps, language: str) -> str:
    return _list("ol", block.items, language)


def _key_values(block: KeyValues, language: str) -> str:
    rows = "".join(_row(row, language) for row in block.rows)
    return f"<table>{_caption(block.caption)}<tbody>{rows}</tbody></table>\n" if rows else ""


def _caption(text: str) -> str:
    return f"<caption>{_text(text)}</caption>" if text else ""


def _row(cells: tuple[Text, ...], language: str) -> str:
    first, *rest = cells
    head = _element("th", first, language, ' scope="row"')
    return f"<tr>{head}{''.join(_element('td', cell, language) for cell in rest)}</tr>"


def _table(block: Table, language: str) -> str:
    if not block.rows:
        return ""
    head = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in block.head)
    body = "".join(_row(row, language) for row in block.rows)
    caption = _caption(block.caption)
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>\n"


def _figure(block: Figure, language: str) -> str:
    if isinstance(block.picture, Chart):
        rows = "".join(
            _row((point.label, "" if point.value is None else format(point.value, "g")), language)
            for point in block.picture.points
        )
        said = _element("p", block.alt, language) if block.alt != block.caption else ""
        inner = f"{said}<table><tbody>{rows}</tbody></table>"
    else:
        inner = as_svg(block.picture, 64, block.alt)
    caption = _element("figcaption", block.caption, language) if block.caption else ""
    return f"<figure>{inner}{caption}</figure>\n"


def _callout(block: Callout, language: str) -> str:
    title = _element("p", (Run(block.title, bold=True),), language) if block.title else ""
    text = _element("p", block.text, language)
    return f'<section class="callout {block.tone.value}">{title}{text}</section>\n'


def _field(block: Field, language: str) -> str:
    kind = "checkbox" if block.tick else "text"
    name = escape(block.name)
    value = f' value="{escape(block.value)}"' if block.value else ""
    label = _element("label", block.label, language, f' for="{name}"')
    return f'<p>{label} <input type="{kind}" id="{name}" name="{name}"{value}></p>\n'


def _signature(block: Signature, language: str) -> str:
    text = say("Signature of {who}, date", language, who=block.who)
    return _element("p", text, language, ' class="small"') + "\n"


def _page_break(_block: PageBreak, _language: str) -> str:
    return '<hr aria-hidden="true">\n'


def _cards(block: Cards, language: str) -> str:
    items = ""
    for card in block.cards:
        lines = "".join(f"<br>{_element('bdi', line, language)}" for line in (card.time, card.note) if line)
        picture, title = as_svg(card.pictogram, 56, ""), _element("strong", card.title, language)
        items += f"<li>{picture}<span>{title}{lines}</span></li>"
    return f'<ol class="cards">{items}</ol>\n'


def _battery(block: Battery, language: str) -> str:
    items = "".join(_element("li", word, language) for word in block.words)
    question = _element("p", (Run(block.question, bold=True),), language)
    return f'{question}<ul class="strip">{items}</ul>\n'


def _week_strip(block: WeekStrip, language: str) -> str:
    days = ""
    for day in block.days:
        drawn = "".join(as_svg(name, 28, alt) for name, alt in day.pictures)
        days += f"<li><strong>{_text(day.name)}</strong><br>{drawn}</li>"
    title = _element("p", (Run(block.title, bold=True),), language)
    return f'{title}<ul class="strip">{days}</ul>\n'


def _change_card(block: ChangeCard, language: str) -> str:
    title = _element("p", (Run(block.title, bold=True),), language)
    picture, text = as_svg("change", 40, ""), _element("p", block.text, language)
    return f'<section class="callout">{picture}{title}{text}</section>\n'


_BLOCKS: dict[type[Block], Callable[[Any, str], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Steps: _steps,
    KeyValues: _key_values,
    Table: _table,
    Figure: _figure,
    Callout: _callout,
    Field: _field,
    Signature: _signature,
    PageBreak: _page_break,
    Cards: _cards,
    Battery: _battery,
    WeekStrip: _week_strip,
    ChangeCard: _change_card,
}
