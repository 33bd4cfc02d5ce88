"""Sources: articles from files and standard input, one after another, with the place of each.

```
files.py       opens the files, and knows where each article stands
  formats.py   which format a file has, by what was said, its name and its first bytes
  encoding.py  bytes as text, in the encoding that a document says it has
  documents.py an Article from a headline, paragraphs and what else a format says
  json_items.py  one JSON value: a record, ninjs or schema.org
    ninjs.py   ninjs 1, 2 and 3
    schema_org.py  NewsArticle and its kin as JSON-LD
  feeds.py     RSS and Atom
  pages.py     HTML pages
    markup.py  HTML as paragraphs
    plain.py   normalised text: one form of spaces, composed characters, nothing invisible
```

Nothing here reads anything but the files that it was given: no address in them is ever followed.
"""

from onrecord.sources.files import STANDARD_INPUT, Found, Place, Unreadable, read_articles
from onrecord.sources.formats import FORMATS, Format

__all__ = [
    "FORMATS",
    "STANDARD_INPUT",
    "Format",
    "Found",
    "Place",
    "Unreadable",
    "read_articles",
]
