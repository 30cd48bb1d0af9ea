"""Behaviour 18: text that comes from data never reaches the terminal raw."""

import csv
import json
import unittest

from terminal_case import TerminalCase, at_both_sizes
from terminal_screen import ENTER, INTERRUPT, TAB, UP

# Each a text and the bytes of it that may never be written.
HOSTILE = (
    ("colour\x1b[7777m", b"\x1b[7777m"), ("move\x1b[99;98H", b"\x1b[99;98H"),
    ("clipboard\x1b]52;c;QUFB\x07", b"\x1b]52"), ("title\x1b]0;owned\x1b\\", b"\x1b]0;"),
    ("link\x1b]8;;https://example.org\x07", b"\x1b]8;;"), ("status\x1bP+q544e\x1b\\", b"\x1bP"),
    ("query\x1b[6n", b"\x1b[6n"), ("reset\x1bc", b"\x1bc"), ("apc\x1b_x\x1b\\", b"\x1b_"),
    ("c1csi\x9b31m", "\x9b".encode()), ("c1osc\x9d52;c;QUFB\x9c", "\x9d".encode()),
    ("c1dcs\x90q\x9c", "\x90".encode()), ("nextline\x85x", "\x85".encode()),
    ("bidi\u202egnp.exe", "\u202e".encode()), ("isolate\u2066x\u2069", "\u2066".encode()),
    ("mark\u200fx", "\u200f".encode()), ("zero\u200bwidth", "\u200b".encode()),
    ("order\ufeffmark", "\ufeff".encode()), ("soft\u00adhyphen", "\u00ad".encode()),
    ("line\u2028separator", "\u2028".encode()), ("tag\U000e0041x", "\U000e0041".encode()),
    ("private\ue000use", "\ue000".encode()), ("variation\ufe00x", "\ufe00".encode()),
    ("delete\x7fx", b"delete\x7f"), ("back\x08\x08\x08hidden", b"back\x08"),
    ("carriage\rreturn", b"carriage\rreturn"), ("bell\x07x", b"bell\x07"),
    ("combining" + "\u0301" * 60, ("\u0301" * 20).encode()),
)


class HostileTests(TerminalCase):
    """Names, values, labels, files: in tables, lists, errors, history and grey text."""

    def assert_clean(self, shell):
        """Fail when the program wrote one of the hostile byte runs."""
        shell.pump(0.2)
        for text, forbidden in HOSTILE:
            self.assertNotIn(forbidden, shell.raw, repr(text))

    def shell(self, *arguments, columns=100, rows=30, **variables):
        """Start a shell that is driven fast: what counts is what it writes, not what stands."""
        shell = super().shell(*arguments, columns=columns, rows=rows, **variables)
        shell.quiet = 0.03
        return shell

    def package(self):
        """Write a data package whose every text is hostile."""
        folder = self.folder / "hostile"
        folder.mkdir(exist_ok=True)
        everything = " ".join(text for text, _ in HOSTILE)
        fields = [{"name": f"v{n}", "title": text, "description": everything,
                   "type": "string",
                   "categories": [{"value": "a", "label": text}, {"value": "b", "label": "B" + text}]}
                  for n, (text, _) in enumerate(HOSTILE)]
        with open(folder / "rows.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([field["name"] for field in fields])
            writer.writerows([["a"] * len(fields), ["b"] * len(fields), [""] * len(fields)])
        resource = {"name": "rows", "path": "rows.csv", "schema": {"fields": fields}}
        package = {"name": "hostile", "title": everything, "resources": [resource],
                   "sources": [{"title": everything}]}
        (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
        return len(fields)

    @at_both_sizes
    def test_labels_and_names_of_a_package(self, shell):
        count = self.package()
        shell.type('load "hostile"' + ENTER).prompt(1)
        shell.type("describe" + ENTER).prompt(1)
        self.assertGreater("\n".join(shell.all_lines()).count("\\u{1B}"), 5)
        for n in range(count):
            shell.type(f"freq v{n}" + ENTER).prompt(n + 2)
            shell.type(f"freq v{n} where v{n} = " + TAB).type(TAB + INTERRUPT).prompt(n + 2)
        shell.type("freq v" + TAB).type(TAB + INTERRUPT).prompt()
        shell.type("?v0" + ENTER).prompt()
        self.assert_clean(shell)

    @at_both_sizes
    def test_values_of_a_text_file(self, shell):
        with open(self.folder / "values.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
            writer.writerow(["answer", "other"])
            writer.writerows([[text, "x"] for text, _ in HOSTILE] * 2)
        shell.type('load "values.csv"' + ENTER).prompt(1)
        self.assertTrue(shell.shows("56 rows"), shell.lines())
        for entry in ("freq answer", "crosstab answer by other",
                      "crosstab other by answer", "rows show answer top 60",
                      "freq other where answer = nothing", "freq other where answer = cpmbining"):
            shell.type(entry + ENTER).prompt()
        for text, _ in HOSTILE:
            shell.type(f'freq other where answer = "{text[:4]}' + TAB).type(INTERRUPT).prompt()
        shell.type("freq other where answer = " + TAB).type(INTERRUPT)
        self.assert_clean(shell)

    @at_both_sizes
    def test_pasted_texts_in_errors_history_and_grey_text(self, shell):
        for text, _ in HOSTILE:
            shell.paste(f'freq wave where role = "{text}"')
            shell.type(ENTER).prompt(1)
            shell.type(UP).type(INTERRUPT)
        shell.type("freq wave w").type(INTERRUPT)
        shell.type("\x12freq").type(INTERRUPT)
        for text, _ in HOSTILE:
            shell.paste(f"freq `{text}`")
            shell.type(ENTER).prompt(1)
        self.assert_clean(shell)

    def test_names_of_files(self):
        shell = self.shell()
        for text, _ in HOSTILE:
            self.write(text.replace("/", "-")[:40] + ".csv", "a,b\n1,2\n")
        shell.type('load "' + TAB)
        self.assertGreater(len(shell.lines()), 10)
        shell.type(INTERRUPT)
        for text, _ in HOSTILE:
            shell.type('load "' + text[:4] + TAB).type(INTERRUPT).prompt(1)
            shell.paste('load "' + text.replace("/", "-")[:40] + '.csv"')
            shell.type(ENTER).prompt(1)
        shell.type("show datasets" + ENTER).prompt(1)
        self.write("title\x1b]0;owned\x07.csv", "a,b\n1,2\n")
        shell.type('load "title' + TAB).type(TAB + ENTER).prompt(1)
        self.assert_clean(shell)


if __name__ == "__main__":
    unittest.main()
