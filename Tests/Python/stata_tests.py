"""Stata and SAS files: values, labels and missing letters against pyreadstat and pandas."""

import csv
import datetime
import io
import math
import random
import shutil
import tempfile
import unittest
from pathlib import Path

import pandas
import pyreadstat

from baro_program import run


class StataCase(unittest.TestCase):
    """Tests in a folder of their own."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def ask(self, statements, status=0):
        """Run statements and return the finished process."""
        process = run("-c", statements, folder=self.folder)
        self.assertEqual(process.returncode, status, process.stderr)
        return process

    def rows(self, name):
        """Load a file, write it as CSV and return its rows."""
        self.ask(f'load "{name}"; export data to "out.csv" replace')
        return list(csv.DictReader(io.StringIO((self.folder / "out.csv").read_text())))

    def survey(self, count=200):
        """Numbers of every width, texts and days."""
        chance = random.Random(2)
        return pandas.DataFrame({
            "id": range(count),
            "role": [chance.choice([1.0, 2.0, 3.0, math.nan]) for _ in range(count)],
            "share": [chance.choice([0.1, -2.5, 1e10, math.nan]) for _ in range(count)],
            "name": [chance.choice(["Zoé", "", "a b", "x" * 200]) for _ in range(count)],
        })

    def check(self, found, frame):
        """Compare rows of a CSV with the survey, cell by cell."""
        self.assertEqual(len(found), len(frame))
        for got, wanted in zip(found, frame.itertuples(index=False)):
            for name, value in wanted._asdict().items():
                if isinstance(value, str):
                    self.assertEqual(got[name], value)
                elif math.isnan(value):
                    self.assertEqual(got[name], "")
                else:
                    self.assertEqual(float(got[name]), value)


class StataTests(StataCase):
    """.dta of every version."""

    def test_every_value_of_every_version(self):
        frame = self.survey()
        for version in (8, 10, 12, 13, 14, 15):
            with self.subTest(version):
                pyreadstat.write_dta(frame, str(self.folder / "x.dta"), version=version)
                self.check(self.rows("x.dta"), frame)
        for version in (114, 117, 118, 119):
            with self.subTest(pandas=version):
                latin = frame.replace("Zoé", "Zoe") if version < 118 else frame
                latin.to_stata(self.folder / "x.dta", write_index=False, version=version)
                self.check(self.rows("x.dta"), latin)

    def test_labels_and_letters(self):
        frame = pandas.DataFrame({"role": [1.0, 2.0, "a", "z", None]}, dtype=object)
        pyreadstat.write_dta(
            frame, str(self.folder / "x.dta"), file_label="Étude", column_labels=["Rôle"],
            variable_value_labels={"role": {1: "Élu", 2: "Agent", "a": "Refus", 7: "Autre"}},
            missing_user_values={"role": ["a", "z"]})
        self.assertEqual([row["role"] for row in self.rows("x.dta")], ["1", "2", ".a", ".z", ""])
        told = self.ask('load "x.dta"; describe; describe role').stdout
        self.assertIn("x: Étude", told)
        self.assertRegex(told, r"\.a +Refus +1")
        self.assertRegex(told, r"\.z +\.z +1")
        self.assertRegex(told, r"7 +Autre +0")
        self.assertIn("Valid: 2 of 5", told)

    def test_days_and_moments(self):
        frame = pandas.DataFrame({
            "day": pandas.to_datetime(["1960-01-01", "1900-02-28", None]),
            "moment": pandas.to_datetime(["2021-03-04 10:30:15.250", "1959-12-31 23:00:00.000",
                                             None])})
        frame.to_stata(self.folder / "x.dta", write_index=False,
                       convert_dates={"day": "td", "moment": "tc"})
        rows = self.rows("x.dta")
        self.assertEqual([row["day"] for row in rows], ["1960-01-01", "1900-02-28", ""])
        self.assertEqual([row["moment"] for row in rows],
                         ["2021-03-04T10:30:15.250", "1959-12-31T23:00:00", ""])
        frame = pandas.DataFrame({"month": pandas.to_datetime(["1959-12-01", "2021-03-01"]),
                                  "quarter": pandas.to_datetime(["1960-01-01", "2021-10-01"])})
        frame.to_stata(self.folder / "x.dta", write_index=False,
                       convert_dates={"month": "tm", "quarter": "tq"})
        self.assertEqual([list(row.values()) for row in self.rows("x.dta")],
                         [["1959-12", "1960-Q1"], ["2021-03", "2021-Q4"]])

    def test_windows_texts_and_utf_8_in_old_versions(self):
        frame = pandas.DataFrame({"name": ["Zoé", "b"]})
        frame.to_stata(self.folder / "x.dta", write_index=False, version=114)
        self.assertEqual([row["name"] for row in self.rows("x.dta")], ["Zoé", "b"])
        pyreadstat.write_dta(frame, str(self.folder / "x.dta"), version=12)
        self.assertEqual([row["name"] for row in self.rows("x.dta")], ["Zoé", "b"])

    def test_changed_bytes_end_nothing(self):
        chance = random.Random(4)
        pyreadstat.write_dta(self.survey(30), str(self.folder / "w.dta"), version=15)
        whole = (self.folder / "w.dta").read_bytes()
        for count in range(100):
            damaged = bytearray(whole)
            for _ in range(chance.choice([1, 3, 20])):
                damaged[chance.randrange(len(damaged))] = chance.choice([0, 255,
                                                                         chance.randrange(256)])
            (self.folder / "x.dta").write_bytes(damaged)
            process = run("-c", 'load "x.dta"; describe', folder=self.folder, seconds=30)
            self.assertIn(process.returncode, (0, 1), (count, process.stderr))


class OtherTests(StataCase):
    """SAS transport and SPSS portable files."""

    def test_transport(self):
        frame = self.survey().drop(columns=["name"])
        frame["name"] = self.survey()["name"].str.slice(0, 100)
        for version in (5, 8):
            with self.subTest(version):
                pyreadstat.write_xport(frame, str(self.folder / "x.xpt"),
                                       file_format_version=version)
                rows = [{name.lower(): value for name, value in row.items()}
                        for row in self.rows("x.xpt")]
                self.assertEqual(len(rows), len(frame))
                for got, wanted in zip(rows, frame.itertuples(index=False)):
                    self.assertEqual(got["name"], wanted.name)
                    if not math.isnan(wanted.share):
                        self.assertAlmostEqual(float(got["share"]), wanted.share, 12)

    def test_transport_dates(self):
        frame = pandas.DataFrame({"DAY": [datetime.date(1960, 1, 1), datetime.date(2021, 3, 4)]})
        pyreadstat.write_xport(frame, str(self.folder / "x.xpt"))
        self.assertEqual([row["DAY"] for row in self.rows("x.xpt")], ["1960-01-01", "2021-03-04"])

    def test_portable(self):
        frame = self.survey(60)[["id", "role"]].rename(columns=str.upper)
        pyreadstat.write_por(frame, str(self.folder / "x.por"), column_labels=["", "Role of"])
        self.check(self.rows("x.por"), frame)
        self.assertIn("ROLE: Role of", self.ask('load "x.por"; describe ROLE').stdout)


if __name__ == "__main__":
    unittest.main()
