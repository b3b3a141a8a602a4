"""A map and what the analysis says of it as a report: HTML, PDF, DOCX.

`report` writes it in plain blocks, one of three renderers sets them. What must not leave has been taken out
of the map before (`krets.model.discreet`). Each renderer's library is imported when it is used.
"""

from krets.report.blocks import Picture, Report
from krets.report.content import explanations, report, to_draw
from krets.report.docx import to_docx
from krets.report.html import to_html
from krets.report.making import discretion, make
from krets.report.options import DELICATE, SECTIONS, Options
from krets.report.pdf import to_pdf

__all__ = [
    "DELICATE",
    "SECTIONS",
    "Options",
    "Picture",
    "Report",
    "discretion",
    "explanations",
    "make",
    "report",
    "to_docx",
    "to_draw",
    "to_html",
    "to_pdf",
]
