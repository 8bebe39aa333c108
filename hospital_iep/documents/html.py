"""Documents as one self-contained, accessible HTML page, in the same order as every other renderer."""

from collections.abc import Callable
from html import escape
from typing import Any

from hospital_iep.documents.fonts import is_right_to_left
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
    Signature,
    Steps,
    Table,
    Text,
    WeekStrip,
    runs,
)
from hospital_iep.documents.pictograms import as_svg
from hospital_iep.words import say

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
        return f"<footer><p>{escape(document.footer)}</p></footer>\n" if document.footer else ""
    version = say("version {number}", language).format(number=document.version)
    parts = [document.code, version, document.issued_on.isoformat()]
    if document.confidential:
        parts.insert(0, say("Confidential", language))
    if document.recipient:
        parts.append(say("for {recipient}", language).format(recipient=document.recipient))
    return f'<footer><p class="small">{escape(" · ".join(part for part in parts if part))}</p></footer>\n'


def _text(text: Text) -> str:
    said = ""
    for run in runs(text):
        piece = escape(run.text).replace("\n", "<br>")
        if run.bold:
            piece = f"<strong>{piece}</strong>"
        if run.italic:
            piece = f"<em>{piece}</em>"
        if run.language:
            piece = f'<span lang="{escape(run.language)}">{piece}</span>'
        said += piece
    return said


def _heading(block: Heading, _language: str) -> str:
    return f"<h{block.level}>{escape(block.text)}</h{block.level}>\n"


def _paragraph(block: Paragraph, _language: str) -> str:
    return f"<p{' class=small' if block.small else ''}>{_text(block.text)}</p>\n"


def _list(tag: str, items: tuple[Text, ...]) -> str:
    return f"<{tag}>" + "".join(f"<li>{_text(item)}</li>" for item in items) + f"</{tag}>\n" if items else ""


def _bullets(block: Bullets, _language: str) -> str:
    return _list("ul", block.items)


def _steps(block: Steps, _language: str) -> str:
    return _list("ol", block.items)


def _key_values(block: KeyValues, _language: str) -> str:
    if not block.rows:
        return ""
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{_text(value)}</td></tr>' for name, value in block.rows
    )
    return f"<table>{caption}<tbody>{rows}</tbody></table>\n"


def _table(block: Table, _language: str) -> str:
    if not block.rows:
        return ""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.head)
    body = ""
    for row in block.rows:
        first, *rest = row
        body += f'<tr><th scope="row">{_text(first)}</th>' + "".join(
            f"<td>{_text(cell)}</td>" for cell in rest
        )
        body += "</tr>"
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>\n"


def _figure(block: Figure, _language: str) -> str:
    if isinstance(block.picture, Chart):
        rows = "".join(
            f'<tr><th scope="row">{escape(point.label)}</th>'
            f"<td>{'' if point.value is None else format(point.value, 'g')}</td></tr>"
            for point in block.picture.points
        )
        said = f"<p>{escape(block.alt)}</p>" if block.alt != block.caption else ""
        inner = f"{said}<table><tbody>{rows}</tbody></table>"
    else:
        inner = as_svg(block.picture, 64, block.alt)
    caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
    return f"<figure>{inner}{caption}</figure>\n"


def _callout(block: Callout, _language: str) -> str:
    title = f"<p><strong>{escape(block.title)}</strong></p>" if block.title else ""
    return f'<section class="callout {block.tone.value}">{title}<p>{_text(block.text)}</p></section>\n'


def _field(block: Field, _language: str) -> str:
    kind = "checkbox" if block.tick else "text"
    name = escape(block.name)
    value = f' value="{escape(block.value)}"' if block.value else ""
    return (
        f'<p><label for="{name}">{escape(block.label)}</label> '
        f'<input type="{kind}" id="{name}" name="{name}"{value}></p>\n'
    )


def _signature(block: Signature, language: str) -> str:
    text = say("Signature of {who}, date", language).format(who=block.who)
    return f'<p class="small">{escape(text)}</p>\n'


def _page_break(_block: PageBreak, _language: str) -> str:
    return '<hr aria-hidden="true">\n'


def _cards(block: Cards, _language: str) -> str:
    items = ""
    for card in block.cards:
        lines = "".join(f"<br>{escape(line)}" for line in (card.time, card.note) if line)
        picture = as_svg(card.pictogram, 56, "")
        items += f"<li>{picture}<span><strong>{escape(card.title)}</strong>{lines}</span></li>"
    return f'<ol class="cards">{items}</ol>\n'


def _battery(block: Battery, _language: str) -> str:
    items = "".join(f"<li>{escape(word)}</li>" for word in block.words)
    return f'<p><strong>{escape(block.question)}</strong></p><ul class="strip">{items}</ul>\n'


def _week_strip(block: WeekStrip, _language: str) -> str:
    days = ""
    for day in block.days:
        drawn = "".join(as_svg(name, 28, alt) for name, alt in day.pictures)
        days += f"<li><strong>{escape(day.name)}</strong><br>{drawn}</li>"
    return f'<p><strong>{escape(block.title)}</strong></p><ul class="strip">{days}</ul>\n'


def _change_card(block: ChangeCard, _language: str) -> str:
    return (
        f'<section class="callout">{as_svg("change", 40, "")}<p><strong>{escape(block.title)}</strong></p>'
        f"<p>{escape(block.text)}</p></section>\n"
    )


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
