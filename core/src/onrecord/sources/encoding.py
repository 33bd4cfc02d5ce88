"""Encoding: the bytes of XML and HTML as text, in the encoding that they say they have, or not at all."""

from __future__ import annotations

import codecs
import re
from typing import Final

from onrecord.article import decoded
from onrecord.errors import ArticleError

_HEAD: Final = 4096
"""How far into a document it may say its encoding."""

_XML: Final = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_HTML: Final = re.compile(rb"""<meta[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)

_KNOWN: Final = re.compile(
    r"utf-?16(?:-?[lb]e)?|(?:iso-?)?8859-?\d+|windows-?\d+|cp-?\d+|koi8-[ru]|macintosh|gbk|gb2312|gb18030|big5"
    r"|shift[_-]jis|euc-(?:jp|kr)"
)
"""Encodings of documents. Python knows others, some of them no encodings of texts at all."""

_AS_WINDOWS_1252: Final = re.compile(r"(?:us-)?ascii|(?:iso[-_]?8859[-_]?1|latin-?1)")
"""What browsers read as Windows-1252, its superset, because documents that say so are often in that."""


def document_text(value: bytes) -> str:
    """The text of an XML or HTML document: by its byte order mark, what it says of itself, else as UTF-8.

    Raises ArticleError for bytes that are none of that encoding, and for an encoding that is not known.
    """
    if value.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(value, "utf-16")
    head = value[:_HEAD]
    said = _XML.search(head) or _HTML.search(head)
    name = said[1].decode("ascii", "replace").lower() if said and not value.startswith(codecs.BOM_UTF8) else "utf-8"
    if name in ("utf-8", "utf8"):
        return decoded(value)
    if name.startswith(("utf-16", "utf16")):
        return decoded(value)  # the declaration could be read, byte by byte: this is none of UTF-16
    if _AS_WINDOWS_1252.fullmatch(name):
        return _decoded(value, "cp1252")
    if not _KNOWN.fullmatch(name):
        raise ArticleError("bad_encoding", f"the document says that its encoding is {name!r}, which is not known")
    return _decoded(value, name)


def _decoded(value: bytes, name: str) -> str:
    try:
        return value.decode(name)
    except UnicodeDecodeError as error:
        at = f"byte {value[error.start]:#04x} at {error.start}"
        message = f"the document is to be in {name}, but {at} is nothing there: convert it to UTF-8, and let it say so"
        raise ArticleError("bad_encoding", message) from None
    except LookupError:
        raise ArticleError("bad_encoding", f"the document's encoding {name!r} is not known") from None
