"""Reads pages as a browser does, and notes what stands in them."""

import html.parser

VOID = {"meta", "br", "img", "hr", "input", "link", "rect", "circle", "line"}
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "nav", "h1", "h2", "h3", "h4", "h5", "h6", "ol",
    "ul", "li", "a", "main", "p", "section", "figure", "figcaption", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "details", "summary", "pre", "code", "footer", "em", "strong",
    "blockquote", "hr", "br", "sup", "svg", "desc", "text", "rect", "line", "circle"}


class Page(html.parser.HTMLParser):
    """Notes tags, attributes and whether every tag is closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.attributes, self.texts = [], set(), [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            raise AssertionError(f"</{tag}> closes nothing")

    def handle_data(self, data):
        self.texts.append(data)
