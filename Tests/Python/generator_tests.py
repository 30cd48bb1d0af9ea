"""Tests of the barometer generator: `python3 Tests/Python/generator_tests.py`."""

import csv
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import frictionless
except ImportError:
    frictionless = None

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = ROOT / "Scripts" / "generate-barometer"
DATA_SET = ROOT / "Datasets" / "barometer"


def generate(*options):
    """Run the generator and return the finished process."""
    return subprocess.run([sys.executable, "-B", str(GENERATOR), *options],
                          capture_output=True, text=True, check=False)


def read_rows(folder):
    """Return the rows of a data set's CSV file."""
    with open(folder / "barometer.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_package(folder):
    """Return a data set's descriptor."""
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def undeclared_values(folder):
    """Return `(column, value)` for what neither the categories nor the missing values name."""
    schema = read_package(folder)["resources"][0]["schema"]
    missing = {reason["value"] for reason in schema["missingValues"]}
    declared = {
        field["name"]: {str(category["value"]) for category in field["categories"]} | missing
        for field in schema["fields"] if "categories" in field
    }
    return {(name, row[name]) for row in read_rows(folder)
            for name, values in declared.items() if row[name] not in values}


class ShippedDataTests(unittest.TestCase):
    """The files that ship."""

    def test_files_are_what_the_generator_writes(self):
        process = generate("--check")
        self.assertEqual(process.returncode, 0, process.stderr)

    def test_every_count_is_met(self):
        process = generate("--verify")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertIn("281 counts checked, 0 complaints", process.stderr)

    def test_columns_are_the_fields(self):
        fields = read_package(DATA_SET)["resources"][0]["schema"]["fields"]
        self.assertEqual(list(read_rows(DATA_SET)[0]), [field["name"] for field in fields])

    def test_every_value_is_declared(self):
        self.assertEqual(undeclared_values(DATA_SET), set())

    def test_every_label_is_translated(self):
        for field in read_package(DATA_SET)["resources"][0]["schema"]["fields"]:
            with self.subTest(field["name"]):
                codes = [str(category["value"]) for category in field.get("categories", [])]
                self.assertEqual(list(field["baro"].get("categories", {})), codes)
                self.assertTrue(field["baro"]["title"]["fr"])
                self.assertTrue(field["baro"]["description"]["fr"])

    def test_weights_have_mean_one_in_each_wave(self):
        for wave in ("2020", "2021"):
            parts = [int(row["w"].replace(".", "")) for row in read_rows(DATA_SET)
                     if row["wave"] == wave]
            self.assertEqual(sum(parts), 10000 * len(parts))
            self.assertTrue(all(4000 <= part <= 20000 for part in parts))

    @unittest.skipIf(frictionless is None, "frictionless is not installed")
    def test_package_is_valid(self):
        report = frictionless.validate(str(DATA_SET / "datapackage.json"))
        self.assertTrue(report.valid, report.flatten(["type", "note"])[:5])


class SampleTests(unittest.TestCase):
    """The same questionnaire at another size."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "sample"

    def sample(self, *options):
        process = generate("--rows", "1000", "--to", str(self.folder), *options)
        self.assertEqual(process.returncode, 0, process.stderr)
        return (self.folder / "barometer.csv").read_bytes()

    def test_rows_and_waves(self):
        self.sample()
        rows = read_rows(self.folder)
        self.assertEqual([row["wave"] for row in rows], ["2020"] * 493 + ["2021"] * 507)
        self.assertEqual(len({row["id"] for row in rows}), 1000)
        self.assertEqual(undeclared_values(self.folder), set())

    def test_a_seed_gives_the_same_file_again(self):
        first = self.sample("--seed", "7")
        self.assertEqual(first, self.sample("--seed", "7"))
        self.assertNotEqual(first, self.sample("--seed", "8"))

    def test_population_stays_in_its_size_class(self):
        self.sample()
        bounds = {"under_1000": (40, 999), "from_1000": (1001, 3499), "from_3500": (3501, 9999)}
        for row in read_rows(self.folder):
            smallest, largest = bounds[row["size"]]
            self.assertTrue(smallest <= int(row["population"]) <= largest, row["id"])

    @unittest.skipIf(frictionless is None, "frictionless is not installed")
    def test_package_is_valid(self):
        self.sample()
        report = frictionless.validate(str(self.folder / "datapackage.json"))
        self.assertTrue(report.valid, report.flatten(["type", "note"])[:5])

    def test_the_shipped_folder_is_refused(self):
        process = generate("--rows", "10", "--to", str(DATA_SET))
        self.assertEqual(process.returncode, 2)

    def test_rows_need_a_folder(self):
        self.assertEqual(generate("--rows", "10").returncode, 2)
        self.assertEqual(generate("--rows", "0", "--to", str(self.folder)).returncode, 2)


if __name__ == "__main__":
    unittest.main()
