"""Page: articles with their facts as one HTML page that needs nothing else, and the marks that a terminal shows too."""

from onrecord.page.articles import ArticleView, view
from onrecord.page.cards import Card, Place, Record, records
from onrecord.page.file import PageFile
from onrecord.page.kinds import Kind, Kinds
from onrecord.page.marks import Layout, Mark, Passage, Segment, lay_out
from onrecord.page.render import content_security_policy, render

__all__ = [
    "ArticleView",
    "Card",
    "Kind",
    "Kinds",
    "Layout",
    "Mark",
    "PageFile",
    "Passage",
    "Place",
    "Record",
    "Segment",
    "content_security_policy",
    "lay_out",
    "records",
    "render",
    "view",
]
