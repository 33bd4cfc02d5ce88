"""Normalised text, and HTML as paragraphs of it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import ArticleError
from onrecord.sources import markup, plain


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  7\u00a0to\u202f2\u2009votes ", "7 to 2 votes"),  # spaces that don't break, and narrow ones
        ("inspec\u00adtion", "inspection"),  # a soft hyphen
        ("\ufeffHar\u200bbour\u2060", "Harbour"),  # a byte order mark and joiners of no width
        ("Cafe\u0301 Ne\u0301e", "Café Née"),  # NFC
        ("\u202eevil\u202c", "evil"),  # marks of direction
        ("a\x07b\x1bc", "a b c"),  # control characters
        ("👩\u200d🚒", "👩\u200d🚒"),  # the joiner of emoji stays
    ],
)
def test_a_line_has_one_kind_of_space_and_nothing_invisible(text: str, line: str) -> None:
    assert plain.line(text) == line


@given(st.text())
def test_a_line_is_composed_and_stays_as_it_is(text: str) -> None:
    line = plain.line(text)
    assert plain.line(line) == line
    assert unicodedata.is_normalized("NFC", line)
    assert "\n" not in line


def test_every_kind_of_line_end_ends_a_paragraph() -> None:
    assert plain.lines("One.\r\n\r\nTwo.\u2028Three.\n \nFour.") == ["One.", "Two.", "Three.", "Four."]


class TestMarkup:
    @pytest.fixture(autouse=True)
    def lxml(self) -> None:
        pytest.importorskip("lxml")

    @pytest.mark.parametrize(
        ("html", "paragraphs"),
        [
            ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
            ("<p>One.<p>Two.", ["One.", "Two."]),  # paragraphs need no end
            ("<p>One.<br>Two.</p>", ["One.", "Two."]),
            ("<p><b>T</b>he <i>ferry</i> sank.</p>", ["The ferry sank."]),  # no spaces where none are
            ("<p>One\n   line.</p>\n", ["One line."]),
            ("<ul><li>One.</li><li>Two.</li></ul>", ["One.", "Two."]),
            ("<table><tr><td>Ayes</td><td>7</td></tr><tr><td>Noes</td><td>2</td></tr></table>", ["Ayes 7", "Noes 2"]),
            (
                "<p>&ldquo;No,&rdquo; she said &#8212; 7&nbsp;to&nbsp;2 &amp; out.</p>",
                ["“No,” she said — 7 to 2 & out."],
            ),
            ("<p><q>We waited,</q> she said.</p>", ["“We waited,” she said."]),  # as browsers show it
            ("<pre>One line\nof two.\n\nAnother.</pre>", ["One line of two.", "Another."]),
            ("<hl2>Harbour</hl2><p>One.</p>", ["Harbour", "One."]),  # NITF
            ("no elements at all", ["no elements at all"]),
            ("5 < 7 & more", ["5 < 7 & more"]),
            ("", []),
        ],
    )
    def test_paragraphs_are_what_a_reader_sees(self, html: str, paragraphs: list[str]) -> None:
        assert markup.paragraphs(html) == paragraphs

    @pytest.mark.parametrize(
        "html",
        [
            "<figure><img src='a.jpg'><figcaption>The pier at dawn.</figcaption></figure>",
            "<div class='wp-caption alignnone'><img src='a.jpg'><p class='wp-caption-text'>The pier.</p></div>",
            "<p class='byline'>By Ada Quill</p>",
            "<span itemprop='author'>Ada Quill</span>",
            "<aside>More on harbours</aside>",
            "<script>alert('pier')</script><style>p {}</style>",
            "<p hidden>Only for subscribers</p>",
            "<p><a href='/rest'>Read more</a></p>",
            "<p><a href='/rest'>Continue reading “Pier closes”</a></p>",
            "<p>The post <a href='/pier'>Pier closes</a> appeared first on <a href='/'>The Skerry Post</a>.</p>",
            "<!-- pier -->",
        ],
    )
    def test_what_is_no_part_of_the_article_is_left_out(self, html: str) -> None:
        assert markup.paragraphs(f"<p>Before.</p>{html}<p>After.</p>") == ["Before.", "After."]

    def test_a_sentence_that_begins_like_a_link_to_the_rest_stays(self) -> None:
        html = "<p>Read more books, said <a href='/brandt'>Ida Brandt</a>.</p>"
        assert markup.paragraphs(html) == ["Read more books, said Ida Brandt."]

    def test_the_mark_where_a_text_was_cut_is_left_out(self) -> None:
        assert markup.paragraphs("<p>The ferry was late again [&#8230;]</p>") == ["The ferry was late again"]

    def test_a_caption_that_is_not_ended_ends_with_its_figure(self) -> None:
        assert markup.paragraphs("<figure><figcaption>The pier.</figure><p>After.</p>") == ["After."]

    def test_elements_that_are_nested_without_end_are_refused(self) -> None:
        with pytest.raises(ArticleError, match="nested more than 500 deep") as caught:
            markup.paragraphs("<b>" * 100_000)
        assert caught.value.reason == "too_deep"

    @given(st.text(alphabet="<>/!-&;#=\"' apbr\n\u00a0é"))
    def test_broken_markup_is_read_as_it_is(self, html: str) -> None:
        assert all(plain.line(one) == one != "" for one in markup.paragraphs(html))
