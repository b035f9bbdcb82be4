"""Write sheets as an OpenDocument spreadsheet, with the standard library alone.

Rows that head a table are marked so, each table is a named range, the language is set, and no two
cells are merged. The same sheets give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from chalicelib.reports.cells import Cell, read_number, show_cell
from chalicelib.reports.report import Report
from chalicelib.reports.sheets import Sheet, make_sheets

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = (
    f'xmlns:office="{_OASIS}:office:1.0" xmlns:table="{_OASIS}:table:1.0" '
    f'xmlns:text="{_OASIS}:text:1.0" xmlns:style="{_OASIS}:style:1.0" '
    f'xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0" xmlns:meta="{_OASIS}:meta:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'office:version="1.3"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = f"""{_HEAD}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" \
manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
_STYLES = f"""{_HEAD}<office:document-styles {_NAMES}><office:styles>
<style:default-style style:family="table-cell">
<style:paragraph-properties/>
<style:text-properties fo:font-family="Arial" fo:font-size="12pt" fo:language="en" \
fo:country="GB"/></style:default-style>
<style:style style:name="Default" style:family="table-cell">
<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>
</office:styles></office:document-styles>"""
# How cells look: words above a table do not wrap, so that they need no merged cells.
_LOOKS = """<office:automatic-styles>
<style:style style:name="first" style:family="table-column"><style:table-column-properties \
style:column-width="11cm"/></style:style>
<style:style style:name="other" style:family="table-column"><style:table-column-properties \
style:column-width="4.5cm"/></style:style>
<style:style style:name="wide" style:family="table-column"><style:table-column-properties \
style:column-width="24cm"/></style:style>
<style:style style:name="title" style:family="table-cell" style:parent-style-name="Default">
<style:table-cell-properties fo:wrap-option="no-wrap"/>
<style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>
<style:style style:name="line" style:family="table-cell" style:parent-style-name="Default">
<style:table-cell-properties fo:wrap-option="no-wrap"/></style:style>
<style:style style:name="words" style:family="table-cell" style:parent-style-name="Default">
<style:table-cell-properties fo:wrap-option="wrap"/></style:style>
<style:style style:name="head" style:family="table-cell" style:parent-style-name="Default">
<style:table-cell-properties fo:wrap-option="wrap" fo:border-bottom="1pt solid #0b0c0c"/>
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="cell" style:family="table-cell" style:parent-style-name="Default">
<style:paragraph-properties fo:text-align="end"/></style:style>
</office:automatic-styles>"""


def write_ods(report: Report) -> bytes:
    """Return a report as a spreadsheet."""
    sheets = make_sheets(report)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        _add(parts, "mimetype", TYPE, zipfile.ZIP_STORED)
        _add(parts, "META-INF/manifest.xml", _MANIFEST)
        _add(parts, "styles.xml", _STYLES)
        _add(parts, "meta.xml", _write_meta(report))
        _add(parts, "content.xml", _write_content(sheets))
    return made.getvalue()


def _add(parts: zipfile.ZipFile, name: str, text: str, how: int = zipfile.ZIP_DEFLATED) -> None:
    parts.writestr(zipfile.ZipInfo(name), text, how)


def _write_meta(report: Report) -> str:
    title = escape(f"{report.title}: {report.council}, {report.period}")
    return (
        f"{_HEAD}<office:document-meta {_NAMES}><office:meta><dc:title>{title}</dc:title>"
        f"<dc:creator>{escape(report.council)}</dc:creator><dc:language>en-GB</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _write_content(sheets: Iterable[Sheet]) -> str:
    tables = []
    ranges = []
    for sheet in sheets:
        tables.append(_write_sheet(sheet))
        if sheet.table:
            ranges.append(_write_range(sheet))
    return (
        f"{_HEAD}<office:document-content {_NAMES}>{_LOOKS}<office:body><office:spreadsheet>"
        f"{''.join(tables)}<table:database-ranges>{''.join(ranges)}</table:database-ranges>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _write_range(sheet: Sheet) -> str:
    """Mark where the table of a sheet stands, with its heads."""
    first = len(sheet.lines) + 1
    last = len(sheet.lines) + len(sheet.table)
    end = chr(ord("A") + sheet.widest - 1)
    place = f"{sheet.name}.A{first}:{sheet.name}.{end}{last}"
    return (
        f'<table:database-range table:name="table_{sheet.name}" '
        f'table:target-range-address="{place}" table:contains-header="true"/>'
    )


def _write_sheet(sheet: Sheet) -> str:
    rows = []
    look = "title"
    for line in sheet.lines:
        rows.append(_write_row([_write_words(line, look)]))
        look = "words" if sheet.widest == 1 else "line"
    if sheet.table:
        heads = []
        for cell in sheet.table[0]:
            heads.append(_write_words(str(cell), "head"))
        rows.append(f"<table:table-header-rows>{_write_row(heads)}</table:table-header-rows>")
    for row in sheet.table[1:]:
        first = _write_first(str(row[0]), dict(sheet.links))
        rows.append(_write_row([first, *map(_write_cell, row[1:])]))
    columns = _write_columns(sheet)
    return f'<table:table table:name="{sheet.name}">{columns}{"".join(rows)}</table:table>'


def _write_columns(sheet: Sheet) -> str:
    looks = ["first"] + ["other"] * (sheet.widest - 1)
    if sheet.widest == 1:
        looks = ["wide"]
    elif sheet.of_words:
        looks = ["first"] + ["wide"] * (sheet.widest - 1)
    columns = []
    for look in looks:
        columns.append(f'<table:table-column table:style-name="{look}"/>')
    return "".join(columns)


def _write_row(cells: list[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _write_first(words: str, links: dict[str, str]) -> str:
    """Return the first cell of a row, which may lead to a sheet."""
    if words not in links:
        return _write_words(words, "words")
    to = quoteattr(f"#{links[words]}.A1")
    linked = f'<text:a xlink:type="simple" xlink:href={to}>{escape(words)}</text:a>'
    return (
        '<table:table-cell table:style-name="words" office:value-type="string">'
        f"<text:p>{linked}</text:p></table:table-cell>"
    )


def _write_cell(cell: Cell) -> str:
    number = read_number(cell)
    if number is None:
        return _write_words(str(cell), "words")
    return (
        '<table:table-cell table:style-name="cell" office:value-type="float" '
        f'office:value="{number:.10g}"><text:p>{show_cell(cell)}</text:p></table:table-cell>'
    )


def _write_words(words: str, look: str) -> str:
    return (
        f'<table:table-cell table:style-name="{look}" office:value-type="string">'
        f"<text:p>{escape(words)}</text:p></table:table-cell>"
    )
