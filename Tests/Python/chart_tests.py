"""Charts as files: valid XML and Vega-Lite, hostile labels, numbers of the table."""

import csv
import io
import json
import struct
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import altair

from baro_program import PROGRAM, environment, run
from hostile_texts import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
QUESTIONS = (
    "telework by role", "telework by wave", "media by wave", "media by role as dots",
    "perception by size weight w", "cyber by size", "role", "crisis by size > wave",
    "telework by role as bars where wave = 2021")


class ChartCase(unittest.TestCase):
    """Gives each test a folder."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def baro(self, statements):
        """Run statements in the folder."""
        done = run("-c", statements, folder=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def draw(self, question, name):
        """Chart a question to a file and return its text."""
        self.baro(f'chart {question} to "{name}" replace')
        return (self.folder / name).read_text(encoding="utf-8")


def bars(root):
    """Return the rectangles of a picture but the paper that they stand on."""
    return [rect for rect in root.iter(SVG + "rect") if rect.get("class") != "paper"]


class PictureTests(ChartCase):
    """SVG."""

    def test_pictures_are_xml_with_title_and_numbers_in_words(self):
        for question in QUESTIONS:
            with self.subTest(question=question):
                root = ElementTree.fromstring(self.draw(question, "t.svg"))
                self.assertEqual(root.tag, SVG + "svg")
                self.assertTrue(root.find(SVG + "title").text)
                self.assertIn(root.find(SVG + "title").text, root.get("aria-label"))
                self.assertRegex(root.find(SVG + "desc").text, r"\d")
                texts = [element.text or "" for element in root.iter(SVG + "text")]
                self.assertTrue(any("Base" in text for text in texts), texts)
                self.assertTrue(any("Source" in text for text in texts), texts)

    def test_everything_stands_inside_the_picture(self):
        for question in QUESTIONS:
            root = ElementTree.fromstring(self.draw(question, "t.svg"))
            width, height = float(root.get("width")), float(root.get("height"))
            for element in root.iter():
                for name, limit in (("x", width), ("cx", width), ("y", height), ("cy", height)):
                    if element.get(name):
                        self.assertTrue(0 <= float(element.get(name)) <= limit, question)
                if element in bars(root):
                    self.assertLessEqual(float(element.get("x")) + float(element.get("width")), width)
                    self.assertGreaterEqual(float(element.get("width")), 0)

    def test_bars_are_as_long_as_their_numbers(self):
        root = ElementTree.fromstring(self.draw("role", "t.svg"))
        lengths = [float(rect.get("width")) for rect in bars(root)]
        done = self.baro('crosstab role to "t.csv" tidy replace')
        self.assertEqual(done.stdout, "")
        with open(self.folder / "t.csv", encoding="utf-8") as file:
            shares = [float(row["value"]) for row in csv.DictReader(file)
                      if row["statistic"] == "column_percent" and row["row"] != "Total"]
        self.assertEqual(len(lengths), len(shares))
        for length, share in zip(lengths, shares):
            self.assertAlmostEqual(length / lengths[0], share / shares[0], delta=0.005)

    def means(self, statement):
        """Return the bars of means of a small file as (left, right), and the place of the zero line."""
        (self.folder / "m.csv").write_text(
            "x,change,loss,none,g\n60,-9,-40,0,a\n72,2,-10,0,b\n66,14,-25,0,c\n", encoding="utf-8")
        self.baro(f'load "m.csv"; {statement} to "m.svg" replace')
        root = ElementTree.parse(self.folder / "m.svg").getroot()
        zero = [line for line in root.iter(SVG + "line") if line.get("class") == "zero"]
        self.assertEqual(len(zero), 1)
        self.assertEqual(zero[0].get("x1"), zero[0].get("x2"))
        ends = [(float(rect.get("x")), float(rect.get("x")) + float(rect.get("width")))
                for rect in bars(root)]
        for element in root.iter(SVG + "text"):
            self.assertNotIn("nan", "".join(element.attrib.values()))
        return ends, float(zero[0].get("x1"))

    def assert_lengths(self, ends, zero, values):
        """Assert that bars reach from the zero line, as far as their values, to the side of their sign."""
        self.assertEqual(len(ends), len(values))
        unit = max(right - left for left, right in ends) / max(map(abs, values))
        for (left, right), value in zip(ends, values):
            self.assertAlmostEqual(zero + min(0, value) * unit, left, delta=0.4)
            self.assertAlmostEqual(zero + max(0, value) * unit, right, delta=0.4)

    def test_bars_of_means_begin_at_zero(self):
        self.assert_lengths(*self.means("chart x by g as bars"), [66, 60, 72, 66])
        self.assert_lengths(*self.means("chart x as bars"), [66])
        self.assert_lengths(
            *self.means("group by g show mean(x); chart last as bars"), [60, 72, 66, 66])

    def test_negative_bars_lie_on_the_other_side_of_the_zero_line(self):
        self.assert_lengths(*self.means("chart change by g as bars"), [7 / 3, -9, 2, 14])
        self.assert_lengths(*self.means("chart loss by g as bars"), [-25, -40, -10, -25])

    def test_bars_of_zeros_have_no_length(self):
        ends, zero = self.means("chart none by g as bars")
        self.assertEqual(ends, [(zero, zero)] * 4)

    def test_a_number_of_a_negative_bar_stands_at_its_left(self):
        ends, _ = self.means("chart loss by g as bars")
        root = ElementTree.parse(self.folder / "m.svg").getroot()
        numbers = [element for element in root.iter(SVG + "text")
                   if (element.text or "") in ("-25.0", "-40.0", "-10.0")]
        self.assertEqual(len(numbers), 4)
        for number, (left, _) in zip(numbers, ends):
            self.assertEqual(number.get("text-anchor"), "end")
            self.assertLess(float(number.get("x")), left)
            self.assertGreater(float(number.get("x")) - 7.3 * len(number.text), 100)

    def test_no_line_joins_over_a_group_without_a_number(self):
        self.baro('chart cyber by size as lines where size != "1,000 to 3,499" to "g.svg"')
        root = ElementTree.parse(self.folder / "g.svg").getroot()
        joins = [line for line in root.iter(SVG + "line") if line.get("stroke", "").startswith("#")]
        self.assertEqual(joins, [])
        self.assertIn("–", [element.text for element in root.iter(SVG + "text")])

    def test_hostile_labels_are_text(self):
        rows = io.StringIO()
        writer = csv.writer(rows, lineterminator="\n")
        writer.writerow(["q", "g"])
        writer.writerows([[text.replace("\x00", ""), "a<b"] for text in HOSTILE] * 3)
        (self.folder / "h.csv").write_text(rows.getvalue(), encoding="utf-8")
        for kind in ("bars", "stacked", "dots"):
            self.baro(f'load "h.csv"; label q "<script>q</script>"; chart q by g as {kind} to '
                      '"h.svg" replace title "</title><script>"')
            text = (self.folder / "h.svg").read_text(encoding="utf-8")
            root = ElementTree.fromstring(text)
            tags = {element.tag.replace(SVG, "") for element in root.iter()}
            self.assertLessEqual(
                tags, {"svg", "title", "desc", "text", "rect", "line", "circle"})
            for element in root.iter():
                self.assertFalse([name for name in element.keys() if name.startswith("on")])
            self.assertNotIn("\x1b", text)
            self.assertNotIn("\u202e", text)


class PaintedTests(ChartCase):
    """PNG."""

    def test_a_picture_in_points_is_twice_as_wide(self):
        self.baro('chart telework by role to "t.png"')
        content = (self.folder / "t.png").read_bytes()
        self.assertEqual(content[:8], b"\x89PNG\r\n\x1a\n")
        width, height = struct.unpack(">II", content[16:24])
        self.baro('chart telework by role to "t.svg"')
        root = ElementTree.parse(self.folder / "t.svg").getroot()
        self.assertEqual((width, height),
                         (2 * int(root.get("width")), 2 * int(root.get("height"))))

    def test_where_nothing_paints_the_next_step_is_told_and_no_file_stays(self):
        done = subprocess.run(
            [PROGRAM, "-c", 'chart telework by role to "t.png"'], cwd=self.folder,
            env=environment(PATH="/nowhere"), capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("rsvg-convert", done.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])


class SpecificationTests(ChartCase):
    """Vega-Lite."""

    def test_specifications_are_valid(self):
        for question in QUESTIONS:
            with self.subTest(question=question):
                text = self.draw(question, "t.vl.json")
                altair.Chart.from_json(text, validate=True)
                values = json.loads(text)["data"]["values"]
                self.assertTrue(values)

    def test_axes_of_bars_hold_zero(self):
        (self.folder / "m.csv").write_text("x,g\n60,a\n-72,b\n", encoding="utf-8")
        for statement in ("chart x by g as bars where g = \"a\"", "chart x by g as bars"):
            self.baro(f'load "m.csv"; {statement} to "m.vl.json" replace')
            text = (self.folder / "m.vl.json").read_text(encoding="utf-8")
            altair.Chart.from_json(text, validate=True)
            scale = json.loads(text)["encoding"]["x"]["scale"]
            self.assertTrue(scale["zero"])
            self.assertLessEqual(scale["domain"][0], 0)
            self.assertGreaterEqual(scale["domain"][1], 0)

    def test_groups_bear_their_path_in_full(self):
        values = json.loads(self.draw("crisis by size > wave", "t.vl.json"))["data"]["values"]
        self.assertIn("Under 1,000 > 2020", {value["group"] for value in values})

    def test_numbers_are_those_of_the_table(self):
        values = json.loads(self.draw("telework by role_group", "t.vl.json"))["data"]["values"]
        self.baro('crosstab telework by role_group to "t.csv" tidy replace')
        with open(self.folder / "t.csv", encoding="utf-8") as file:
            table = {(row["row"], row["column"]): float(row["value"])
                     for row in csv.DictReader(file) if row["statistic"] == "column_percent"}
        for value in values:
            self.assertEqual(value["value"], table[value["answer"], value["group"]])


if __name__ == "__main__":
    unittest.main()
