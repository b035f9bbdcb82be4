"""Read the public documents back, as a stranger would, and find numbers that the edition does not
show: what a template, a chart or a file adds would have passed every attack on the tables.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from html import unescape

from chalicelib.reports.cells import show_cell
from chalicelib.reports.report import Report

_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r'office:value="([^"]*)"')
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
# Drawings and anchors count in units and ids, which are no figures.
_MEASURES = re.compile(r'\b(?:x|y|x1|x2|y1|y2|width|height|viewBox|font-size|d)="[^"]*"')


def find_added(report: Report, name: str, body: bytes) -> list[str]:
    """Return the numbers in a document of an edition that the edition does not show."""
    known = _list_known(report)
    added = []
    for number in _NUMBER.findall(_read_text(name, body)):
        plain = number.rstrip(",.").replace(",", "")
        if plain not in known:
            added.append(number)
    return added


def _read_text(name: str, body: bytes) -> str:
    if name.endswith(".ods"):
        package = zipfile.ZipFile(io.BytesIO(body))
        text = package.read("content.xml").decode() + package.read("meta.xml").decode()
        text = text.partition("</office:automatic-styles>")[2]
        return unescape(_TAG.sub(" ", text)) + " ".join(_VALUE.findall(text))
    text = body.decode()
    if name.endswith(".html"):
        return unescape(_TAG.sub(" ", _STYLE.sub(" ", text)))
    if name.endswith(".json"):
        return unescape(_TAG.sub(" ", _MEASURES.sub(" ", text.replace('\\"', '"'))))
    rows = []
    for row in csv.reader(io.StringIO(text)):
        rows += row
    return "\n".join(rows)


def _list_known(report: Report) -> set[str]:
    """Return every number of the edition: in its cells, and in the words that are the same in
    every report.
    """
    texts = [report.title, report.council, report.period, report.as_of, report.mark]
    for group in report.groups:
        texts.append(group.title)
    for section in report.sections:
        texts += [section.id, section.title, section.counts, section.head, section.sentence]
        texts += [section.says, section.missing, *section.columns]
        for row in section.rows:
            texts += [row.label, *map(show_cell, row.cells)]
    for measure in report.absent:
        texts += [measure.id, measure.name, measure.missing]
    for part in report.words:
        texts += [part.title, *part.lines]
    known = set()
    if not all(section.rows for section in report.sections):
        known.add("0")  # a table without a row says that there were none
    for text in texts:
        for number in _NUMBER.findall(text):
            known.add(number.rstrip(",.").replace(",", ""))
    return known
