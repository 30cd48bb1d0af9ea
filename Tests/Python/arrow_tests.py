"""Exchanges Arrow files with pyarrow, pandas, polars and DuckDB, both ways."""

import csv
import io
import shutil
import tempfile
import unittest
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow
from pyarrow import ipc

from baro_program import run

INDEX_TYPES = {
    "int8": pyarrow.int8(), "uint8": pyarrow.uint8(), "int16": pyarrow.int16(),
    "uint16": pyarrow.uint16(), "int32": pyarrow.int32(), "uint32": pyarrow.uint32(),
    "int64": pyarrow.int64(),
}


class ArrowCase(unittest.TestCase):
    """Tests in a folder of their own."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def baro(self, *arguments):
        """Run the program, which must succeed, and return what it wrote to standard output."""
        process = run(*arguments, folder=self.folder)
        self.assertEqual(process.returncode, 0, process.stderr)
        return process.stdout

    def counts(self, file, variable):
        """Return the rows of each answer, as the program counts them; None for missing."""
        text = self.baro("--data", file, "--format", "tidy", "-c", f"freq `{variable}` show n")
        rows = [row for row in csv.DictReader(io.StringIO(text)) if row["statistic"] == "n"]
        found = {row["row"]: int(float(row["value"])) for row in rows if row["line"] == "answer"}
        missing = [int(float(row["value"])) for row in rows if row["row"] == "Missing"]
        return {**found, None: missing[0]}

    def mean(self, file, variable):
        """Return the mean that the program finds."""
        text = self.baro("--data", file, "--format", "tidy", "-c", f"group show mean(`{variable}`)")
        rows = csv.DictReader(io.StringIO(text))
        return next(float(row["value"]) for row in rows if row["statistic"] == "mean")


class WrittenTests(ArrowCase):
    """The barometer, written by baro and read by others."""

    def setUp(self):
        super().setUp()
        self.baro("-c", 'export data to "b.arrow"')
        self.baro("-c", 'export data to "b.csv"')
        with open(self.folder / "b.csv", encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))

    def expected(self, variable, missing=("", "not_asked")):
        """Return the values of a column of the CSV, None where they are missing."""
        return [None if row[variable] in missing else row[variable] for row in self.rows]

    def test_pyarrow_finds_nothing_wrong(self):
        table = ipc.open_file(self.folder / "b.arrow").read_all()
        table.validate(full=True)
        self.assertEqual(table.num_rows, 1298)
        self.assertTrue(table["telework"].to_pylist() == self.expected("telework"))
        self.assertTrue(table["population"].to_pylist() == [int(n) for n in self.expected("population")])

    def test_pandas_reads_it(self):
        frame = pandas.read_feather(self.folder / "b.arrow")
        values = frame["telework"].astype(object)
        self.assertTrue(values.where(values.notna(), None).tolist() == self.expected("telework"))
        self.assertAlmostEqual(frame["w"].sum(), sum(float(n) for n in self.expected("w")))

    def test_polars_reads_it(self):
        frame = polars.read_ipc(self.folder / "b.arrow")
        self.assertTrue(frame["telework"].to_list() == self.expected("telework"))
        self.assertTrue([str(wave) for wave in frame["wave"]] == self.expected("wave"))

    def test_duckdb_reads_it(self):
        table = ipc.open_file(self.folder / "b.arrow").read_all()
        counted = dict(duckdb.from_arrow(table).aggregate("telework, count(*)").fetchall())
        self.assertEqual(counted, {
            value: self.expected("telework").count(value) for value in counted})
        self.assertEqual(sum(counted.values()), 1298)

    def test_baro_reads_it_as_the_package(self):
        question = "crosstab telework, media by role > wave weight w; describe role"
        again = self.baro("--data", "b.arrow", "-c", question)
        self.assertEqual(again, self.baro("-c", question))


class ReadTests(ArrowCase):
    """Files of other programs, read by baro."""

    def write(self, table, rows_a_batch=None):
        """Write a table as t.arrow."""
        with ipc.new_file(self.folder / "t.arrow", table.schema) as writer:
            for batch in table.to_batches(max_chunksize=rows_a_batch):
                writer.write_batch(batch)

    def test_dictionaries_of_every_index_width(self):
        indices = [0, 1, None, 2, 1, 1]
        self.write(pyarrow.table({
            name: pyarrow.DictionaryArray.from_arrays(pyarrow.array(indices, kind), ["u", "é", "w"])
            for name, kind in INDEX_TYPES.items()}), rows_a_batch=4)
        for name in INDEX_TYPES:
            self.assertEqual(self.counts("t.arrow", name), {"u": 1, "é": 3, "w": 1, None: 1})

    def test_numbers_texts_and_nulls_in_several_batches(self):
        self.write(pyarrow.table({
            "i8": pyarrow.array([-1, None, 3, 3, 5], pyarrow.int8()),
            "u64": pyarrow.array([1, 2, None, 2, 2], pyarrow.uint64()),
            "f32": pyarrow.array([0.5, None, 1.5, 2.5, 3.5], pyarrow.float32()),
            "f64": pyarrow.array([0.1, 0.2, float("nan"), None, 0.3]),
            "text": pyarrow.array(["a", "漢", None, "", "a"]),
            "large": pyarrow.array(["a", "b", None, "b", "a"], pyarrow.large_string()),
            "view": pyarrow.array(["a", "a text of more than twelve bytes", None, "a", "a"],
                                  pyarrow.string_view()),
            "truth": pyarrow.array([True, False, None, True, True]),
        }), rows_a_batch=2)
        self.assertEqual(self.counts("t.arrow", "i8"), {"-1": 1, "3": 2, "5": 1, None: 1})
        self.assertEqual(self.counts("t.arrow", "u64"), {"1": 1, "2": 3, None: 1})
        self.assertAlmostEqual(self.mean("t.arrow", "f32"), 2)
        self.assertAlmostEqual(self.mean("t.arrow", "f64"), 0.2)
        self.assertEqual(self.counts("t.arrow", "text"), {"a": 2, "漢": 1, None: 2})
        self.assertEqual(self.counts("t.arrow", "large"), {"a": 2, "b": 2, None: 1})
        self.assertEqual(self.counts("t.arrow", "view"),
                         {"a": 3, "a text of more than twelve bytes": 1, None: 1})
        self.assertEqual(self.counts("t.arrow", "truth"), {"Yes": 3, "No": 1, None: 1})

    def test_frames_of_pandas_and_polars(self):
        values = {"c": ["p", "q", "p", None], "n": [1, 2, 2, 4]}
        pandas.DataFrame({"c": pandas.Categorical(values["c"]), "n": values["n"]}).to_feather(
            self.folder / "pandas.feather", compression="uncompressed")
        polars.DataFrame(values, schema={"c": polars.Categorical, "n": polars.Int16}).write_ipc(
            self.folder / "polars.arrow")
        for file in ["pandas.feather", "polars.arrow"]:
            self.assertEqual(self.counts(file, "c"), {"p": 2, "q": 1, None: 1})
            self.assertEqual(self.counts(file, "n"), {"1": 1, "2": 2, "4": 1, None: 0})

    def test_texts_that_differ_in_the_composition_of_accents_are_one_answer(self):
        same_to_look_at = ["caf\u00e9", "cafe\u0301", "caf\u00e9"]
        self.write(pyarrow.table({
            "plain": pyarrow.array(same_to_look_at),
            "coded": pyarrow.array(same_to_look_at).dictionary_encode(),
        }))
        for name in ["plain", "coded"]:
            self.assertEqual(self.counts("t.arrow", name), {"caf\u00e9": 3, None: 0})
        said = run("--data", "t.arrow", "-c", "describe", folder=self.folder).stderr
        self.assertIn("one answer: 2 answers in `plain`, `coded`", said)

    def test_text_that_is_not_utf8_is_refused_by_name(self):
        offsets = pyarrow.py_buffer(b"\0\0\0\0\2\0\0\0")
        broken = pyarrow.Array.from_buffers(
            pyarrow.string(), 1, [None, offsets, pyarrow.py_buffer(b"a\xff")])
        self.write(pyarrow.table({"broken": broken}))
        process = run("--data", "t.arrow", "-c", "describe", folder=self.folder)
        self.assertEqual(process.returncode, 66)
        self.assertIn("`broken`", process.stderr)

    def test_a_compressed_file_is_refused_with_the_next_step(self):
        pandas.DataFrame({"n": [1, 2]}).to_feather(self.folder / "c.feather", compression="lz4")
        process = run("--data", "c.feather", "-c", "freq n", folder=self.folder)
        self.assertEqual(process.returncode, 66)
        self.assertIn("uncompressed", process.stderr)

    def test_a_null_count_that_the_bits_do_not_bear_out_is_named(self):
        self.write(pyarrow.table({"n": pyarrow.array([1, None, None, 4], pyarrow.int32())}))
        file = self.folder / "t.arrow"
        node = (4).to_bytes(8, "little") + (2).to_bytes(8, "little")
        damaged = file.read_bytes().replace(node, node[:8] + (1).to_bytes(8, "little"))
        self.assertNotEqual(damaged, file.read_bytes())
        file.write_bytes(damaged)
        process = run("-c", 'load "t.arrow"', folder=self.folder)
        self.assertEqual(process.returncode, 1)
        self.assertIn("the column `n` is damaged", process.stderr)
        self.assertIn("t.arrow", process.stderr)

    def test_a_table_without_rows_and_batches(self):
        self.write(pyarrow.table({
            "coded": pyarrow.array(["a"]).dictionary_encode(), "nothing": pyarrow.nulls(1),
        }).slice(0, 0))
        self.assertEqual(self.counts("t.arrow", "coded"), {None: 0})
        self.assertEqual(self.counts("t.arrow", "nothing"), {None: 0})

    def test_dates_are_refused_by_name(self):
        self.write(pyarrow.table({"day": pyarrow.array([1], pyarrow.date32())}))
        process = run("--data", "t.arrow", "-c", "describe", folder=self.folder)
        self.assertEqual(process.returncode, 66)
        self.assertIn("column `day` is a date", process.stderr)


if __name__ == "__main__":
    unittest.main()
