"""SPSS system files: values against pyreadstat, dictionary records made by hand, damage, limits."""

import csv
import io
import math
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import pandas
import pyreadstat

from baro_program import PROGRAM, environment, run
from spss_file import LOWEST, SPSSFile, Variable


class SPSSCase(unittest.TestCase):
    """Tests in a folder of their own."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def put(self, content, name="x.sav"):
        """Write a file and return its path."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.bytes())
        return path

    def ask(self, statements, status=0):
        """Run statements and return the finished process."""
        process = run("-c", statements, folder=self.folder)
        self.assertEqual(process.returncode, status, process.stderr)
        return process

    def rows(self, name="x.sav", more=""):
        """Load a file, write it as CSV and return its rows."""
        self.ask(f'load "{name}"; {more} export data to "out.csv" replace')
        return list(csv.DictReader(io.StringIO((self.folder / "out.csv").read_text())))


class ValueTests(SPSSCase):
    """Every value that another program wrote."""

    def frame(self, count=500):
        """A survey of numbers, texts, dates and missing codes."""
        chance = random.Random(7)
        return pandas.DataFrame({
            "id": [float(row) for row in range(count)],
            "Role": [chance.choice([1.0, 2.0, 3.0, 98.0, 99.0, math.nan]) for _ in range(count)],
            "age": [chance.choice([-1.0, 18.5, 1e-7, 123456789.25, 1e20]) for _ in range(count)],
            "many": [chance.random() for _ in range(count)],
            "name": [chance.choice(["", "Zoé", "=1+1", "a\tb", "  b", "NR"]) for _ in range(count)],
            "long": [chance.choice(["x" * 251, "y" * 256, "é" * 400, "z" * 5000, ""])
                     for _ in range(count)],
            "w": [chance.choice([0.5, 1.25, 2.0]) for _ in range(count)],
        })

    def write(self, name, **options):
        """Write the survey by pyreadstat."""
        frame = self.frame()
        pyreadstat.write_sav(
            frame, str(self.folder / name), file_label="Étude",
            column_labels=["", "Rôle", "Âge", "", "", "", ""], note="a note",
            variable_value_labels={"Role": {1.0: "Élu", 2.0: "Agent", 5.0: "Autre", 99.0: "NSP"}},
            missing_ranges={"Role": [{"lo": 98, "hi": 99}], "age": [-1], "name": ["NR"]},
            variable_measure={"Role": "ordinal", "age": "scale"}, **options)
        return frame

    def check(self, found, frame):
        """Compare rows of a CSV with the survey, cell by cell."""
        self.assertEqual(len(found), len(frame))
        for row, (got, wanted) in enumerate(zip(found, frame.itertuples(index=False))):
            for name, value in wanted._asdict().items():
                if isinstance(value, float):
                    read = float(got[name]) if got[name] else math.nan
                    self.assertTrue(read == value or (math.isnan(read) and math.isnan(value)),
                                    (row, name, got[name], value))
                else:
                    self.assertEqual(got[name], value, (row, name))

    def test_every_value_of_every_compression(self):
        for name, options in [("x.sav", {}), ("c.sav", {"row_compress": True}),
                              ("x.zsav", {"compress": True})]:
            with self.subTest(name):
                frame = self.write(name, **options)
                self.check(self.rows(name), frame)

    def test_labels_reasons_and_order(self):
        self.write("x.sav")
        told = self.ask('load "x.sav"; describe; describe Role').stdout
        self.assertIn("x: Étude", told)
        self.assertIn("Note of the file: a note", told)
        self.assertIn("Role: Rôle", told)
        self.assertIn("Type: categorical, ordered.", told)
        lines = [line.split()[:2] for line in told.splitlines()]
        places = [lines.index(pair) for pair in (["1", "Élu"], ["2", "Agent"], ["5", "Autre"],
                                                 ["98", "98"], ["99", "NSP"])]
        self.assertEqual(places, sorted(places))

    def test_what_is_written_reads_back(self):
        frame = self.write("x.sav")
        for name in ("y.sav", "y.zsav"):
            with self.subTest(name):
                self.ask(f'load "x.sav"; export data to "{name}" replace')
                read, meta = pyreadstat.read_sav(str(self.folder / name), user_missing=True)
                self.assertEqual(list(read.columns), list(frame.columns))
                for column in frame.columns:
                    for got, wanted in zip(read[column], frame[column]):
                        both_missing = pandas.isna(got) and pandas.isna(wanted)
                        self.assertTrue(got == wanted or both_missing, (column, got, wanted))
                self.assertEqual(meta.file_encoding, "UTF-8")
                self.assertEqual(meta.file_label, "Étude")
                self.assertEqual(meta.column_names_to_labels["Role"], "Rôle")
                self.assertEqual(meta.variable_value_labels["Role"],
                                 {1.0: "Élu", 2.0: "Agent", 5.0: "Autre", 99.0: "NSP"})
                self.assertEqual(meta.variable_measure["Role"], "ordinal")
                self.assertEqual(meta.missing_ranges["name"], [{"lo": "NR", "hi": "NR"}])
                self.check(self.rows(name), frame)

    def test_the_shipped_survey_comes_back(self):
        question = "freq role, perception, media; crosstab role by size weight w"
        first = self.ask('export data to "b.sav"; ' + question)
        self.assertIn("the missing code `not_asked` is `not_aske`", first.stderr)
        self.assertIn("SPSS holds no nets", first.stderr)
        second = self.ask('load "b.sav"; ' + question)
        numbers = [[line for line in text.splitlines() if "%" in line or "Base (" in line]
                   for text in (first.stdout, second.stdout)]
        self.assertGreater(len(numbers[0]), 30)
        self.assertEqual(*numbers)
        read, meta = pyreadstat.read_sav(str(self.folder / "b.sav"))
        self.assertEqual(len(read), 1298)
        self.assertIn("media", meta.mr_sets)

    def test_dates(self):
        seconds = (719163 - 577736 + 1) * 86400.0
        self.put(SPSSFile([
            Variable("D", [0.0, 86400.0, None], shown=(20, 11, 0)),
            Variable("T", [13833072245.5, 0.0, None], shown=(22, 22, 1)),
            Variable("H", [90061.0, -1.0, None], shown=(21, 8, 0)),
            Variable("M", [seconds, 0.0, None], shown=(28, 8, 0)),
            Variable("Q", [13833072245.5, 0.0, None], shown=(29, 8, 0))]))
        rows = self.rows()
        self.assertEqual([row["D"] for row in rows], ["1582-10-14", "1582-10-15", ""])
        read, _ = pyreadstat.read_sav(str(self.folder / "x.sav"))
        self.assertEqual(rows[0]["T"], read["T"][0].isoformat(timespec="milliseconds"))
        self.assertEqual([row["H"] for row in rows], ["25:01:01", "-00:00:01", ""])
        self.assertEqual(rows[1]["M"], "1582-10")
        self.assertEqual(rows[0]["Q"][:4], rows[0]["T"][:4])


class DictionaryTests(SPSSCase):
    """Records that the library does not read, and those that it reads otherwise."""

    def survey(self, **more):
        """Items, mentions and a weight."""
        labels = ((1.0, b"Press"), (2.0, b"Radio"), (3.0, "Télé".encode()))
        return SPSSFile([
            Variable("V1", [1.0, 0.0, 1.0, None], label=b"Newspaper", name="first_item",
                     labels=((0.0, b"Not"), (1.0, b"Reads it"))),
            Variable("V2", [0.0, 0.0, 1.0, None], label=b"Radio item", name="second_item",
                     labels=((1.0, b"Hears it"),)),
            Variable("M1", [1.0, 3.0, None, 2.0], labels=labels),
            Variable("M2", [3.0, 1.0, None, 9.0], labels=labels, missing=(9.0,)),
            Variable("W", [1.0, 2.0, 0.5, 1.0], measure=3),
            Variable("MEDIA", [1.0, 2.0, 3.0, 4.0])], weight=5, **more)

    SETS = (b"$media=D1 1 5 Media v1 V2\n$men=C 8 Mentions M1 m2\n"
            b"$bad=C 3 Bad M1 nowhere\nnonsense\n")

    def test_sets_of_all_kinds(self):
        self.put(self.survey(extensions=[
            (7, self.SETS), (19, b"$e=E 1 1 1 4 Ever V1 V2\n$e11=E 11 1 1 0  V1 V2\n")]))
        process = self.ask('load "x.sav"; freq MEDIA_set, men, e, e11; describe')
        errors, told = process.stderr.replace("media_set", "MEDIA_set"), process.stdout
        self.assertIn("4 sets; offers `weight W`", errors)
        self.assertIn("`bad` is left out: it names `NOWHERE`", errors)
        self.assertIn("1 set cannot be read", errors)
        for words in ("Newspaper", "Radio item", "Télé", "Reads it", "Hears it", "Mentions"):
            self.assertIn(words, told)

    def test_sets_count_as_pyreadstat_says(self):
        path = self.put(self.survey(extensions=[(7, self.SETS)]))
        _, meta = pyreadstat.read_sav(str(path), user_missing=True)
        self.assertEqual(meta.mr_sets["media"]["variable_list"], ["first_item", "second_item"])
        text = run("--format", "tidy", "-c", 'load "x.sav"; freq media_set, men',
                   folder=self.folder).stdout
        counts = {row[2]: row[6] for row in csv.reader(io.StringIO(text)) if row[5:6] == ["n"]}
        self.assertEqual(counts["Newspaper"], "2")
        self.assertEqual(counts["Radio item"], "1")
        self.assertEqual(counts["Press"], "2")
        self.assertEqual(counts["Télé"], "2")
        self.assertEqual(counts["Respondents"], "3")

    def test_sets_are_written(self):
        self.put(self.survey(extensions=[(7, self.SETS)]))
        self.ask('load "x.sav"; export data to "y.sav"')
        read, meta = pyreadstat.read_sav(str(self.folder / "y.sav"), user_missing=True)
        names = meta.mr_sets["men"]["variable_list"]
        self.assertEqual([list(read[name].fillna(-1)) for name in names],
                         [[1, 1, -1, 0], [0, 0, -1, 1], [1, 1, -1, 0]])
        self.assertIn("offers `weight W`", self.ask('load "y.sav"').stderr)

    def test_either_byte_order(self):
        for order in "<>":
            with self.subTest(order):
                self.put(self.survey(order=order, extensions=[(7, self.SETS)]))
                self.assertEqual([row["M1"] for row in self.rows()], ["1", "3", "", "2"])

    def test_a_wrong_count_of_rows_or_cells_is_no_guide(self):
        for stated, told in ((-1, False), (2, True), (9, True), (4, False)):
            with self.subTest(stated):
                self.put(self.survey(stated=stated, case_size=77))
                process = self.ask('load "x.sav"')
                self.assertIn("4 rows × 6", process.stderr)
                self.assertEqual("warning[row-count]" in process.stderr, told)

    def test_encodings(self):
        text = "Élève œ"
        variable = Variable("T", [text.encode("cp1252"), b"b"], width=10)
        self.put(SPSSFile([variable], encoding=b"windows-1252", page=1252))
        self.assertEqual(self.rows()[0]["T"], text)
        self.put(SPSSFile([variable], encoding=b"", page=1252))
        self.assertEqual(self.rows()[0]["T"], text)
        self.put(SPSSFile([variable], encoding=b"", page=2))
        self.assertEqual(self.rows()[0]["T"], text)
        self.assertIn("read as Windows-1252", self.ask('load "x.sav"').stderr)
        self.put(SPSSFile([Variable("T", [text.encode()], width=12)], encoding=b"", page=2))
        self.assertEqual(self.rows()[0]["T"], text)
        self.assertIn("(SPSS, UTF-8)", self.ask('load "x.sav"').stderr)
        self.assertIn("Windows-1252", self.ask('load "x.sav" encoding "cp1252"').stderr)

    def test_missing_ranges_with_no_end(self):
        self.put(SPSSFile([
            Variable("A", [-5.0, -1.0, 0.0, 7.0, 99.0], span=(LOWEST, -1.0), missing=(99.0,),
                     labels=((-1.0, b"Refused"), (7.0, b"Seven"))),
            Variable("B", [1.0, 2.0, 50.0, 60.5, None], span=(50.0, 1.7976931348623157e308))]))
        told = self.ask('load "x.sav"; describe A, B').stdout
        self.assertIn("Valid: 2 of 5", told)
        self.assertRegex(told, r"-1 +Refused +1")
        self.assertRegex(told, r"60\.5 +60\.5 +1")
        self.assertEqual([row["A"] for row in self.rows()], ["-5", "-1", "0", "7", "99"])

    def test_labels_of_a_scale_leave_a_number(self):
        self.put(SPSSFile([Variable("S", [0.0, 5.0, 10.0], measure=3, label=b"Score",
                                    labels=((0.0, b"Worst"), (10.0, b"Best")))]))
        process = self.ask('load "x.sav"; summarize S')
        self.assertIn("`S` stays a number: labels of 2 values", process.stderr)

    def test_names_that_begin_alike_stay_apart(self):
        long = [b"a" * 300, b"b" * 20]
        frame = pandas.DataFrame({"LONGA": [text.decode() for text in long], "LONGA1": ["x", "y"],
                                  "longa2": ["1" * 600, ""]})
        pyreadstat.write_sav(frame, str(self.folder / "x.sav"))
        rows = self.rows()
        self.assertEqual([list(row.values()) for row in rows],
                         [list(row) for row in frame.itertuples(index=False)])


class LimitTests(SPSSCase):
    """Damage, other kinds of files under the name, the process that reads."""

    def test_other_files_are_named(self):
        for content, words in ((b"<html><body>", "an HTML page"), (b"a;b\n1;2\n", "text"),
                               (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Excel"),
                               (b"ENCRYPTEDSAV" + bytes(600), "encrypted"), (b"", "empty")):
            with self.subTest(words):
                self.put(content)
                self.assertIn(words, self.ask('load "x.sav"', 1).stderr)

    def test_the_content_decides(self):
        self.put(SPSSFile([Variable("A", [1.0])]), "x.csv")
        self.assertIn("(SPSS, UTF-8)", self.ask('load "x.csv"').stderr)

    def test_cut_files_are_refused_or_told(self):
        whole = SPSSFile([Variable("A", [float(row) for row in range(50)]),
                          Variable("B", [b"text"] * 50, width=4)]).bytes()
        for size in range(0, len(whole), 37):
            with self.subTest(size):
                self.put(whole[:size])
                process = run("-c", 'load "x.sav"', folder=self.folder)
                if process.returncode == 0:
                    self.assertIn("warning[row-count]", process.stderr)
                else:
                    self.assertEqual(process.returncode, 1)
                    self.assertIn("error[", process.stderr)

    def test_cut_files_of_each_compression_are_refused(self):
        frame = pandas.DataFrame({"a": [row + 0.5 for row in range(100)],
                                  "t": [f"text{row}" for row in range(100)]})
        for options in ({"row_compress": True}, {"compress": True}):
            pyreadstat.write_sav(frame, str(self.folder / "w.sav"), **options)
            whole = (self.folder / "w.sav").read_bytes()
            for size in range(len(whole) - 1, len(whole) - 600, -29):
                with self.subTest(options=options, size=size):
                    self.put(whole[:size])
                    process = run("-c", 'load "x.sav"', folder=self.folder)
                    if process.returncode == 0:
                        self.assertRegex(process.stderr, "has 100 rows; [0-9]+ are there")
                        self.assertNotIn("; 0 are there", process.stderr)
                    else:
                        self.assertIn("error[damaged-file]", process.stderr)

    def test_changed_bytes_end_nothing(self):
        chance = random.Random(3)
        whole = DictionaryTests.survey(self, extensions=[(7, DictionaryTests.SETS)]).bytes()
        for count in range(150):
            damaged = bytearray(whole)
            for _ in range(chance.choice([1, 1, 3, 20])):
                damaged[chance.randrange(len(damaged))] = chance.choice([0, 1, 127, 128, 255,
                                                                         chance.randrange(256)])
            self.put(bytes(damaged))
            started = time.monotonic()
            process = run("-c", 'load "x.sav"; describe', folder=self.folder, seconds=30)
            self.assertLess(time.monotonic() - started, 8, count)
            self.assertIn(process.returncode, (0, 1), (count, process.stderr))
            if process.returncode == 1:
                self.assertIn("error[", process.stderr)

    def test_no_option_of_text_is_taken(self):
        self.put(SPSSFile([Variable("A", [1.0])]))
        self.assertIn("`delimiter` is not for SPSS files",
                      self.ask('load "x.sav" delimiter ";"', 1).stderr)

    def worker_gets(self, number):
        """Send a signal to the process that reads a large file and return how the load ended."""
        frame = pandas.DataFrame({f"q{column}": [float(row % 7) for row in range(40000)]
                                  for column in range(40)})
        pyreadstat.write_sav(frame, str(self.folder / "x.sav"), row_compress=True)
        command = [str(PROGRAM), "-c", 'load "x.sav"']
        with subprocess.Popen(command, cwd=self.folder, env=environment(), text=True,
                              stderr=subprocess.PIPE) as shell:
            children = Path(f"/proc/{shell.pid}/task/{shell.pid}/children")
            while not (workers := children.read_text().split()):
                time.sleep(0.001)
            os.kill(int(workers[0]), number)
            errors = shell.communicate(timeout=30)[1]
        self.assertFalse(Path(f"/proc/{workers[0]}").exists())
        self.assertEqual(shell.returncode, 1, errors)
        return errors

    def test_a_reader_that_is_killed(self):
        self.assertIn("is refused: the reader stopped", self.worker_gets(signal.SIGKILL))

    def test_a_reader_that_falls_silent(self):
        self.assertIn("five seconds went by", self.worker_gets(signal.SIGSTOP))

    def test_the_shell_is_interrupted(self):
        frame = pandas.DataFrame({"q": [float(row % 7) for row in range(300000)]})
        pyreadstat.write_sav(frame, str(self.folder / "x.sav"), row_compress=True)
        with subprocess.Popen([str(PROGRAM), "-c", 'load "x.sav"'], cwd=self.folder,
                              env=environment(), stderr=subprocess.PIPE) as shell:
            children = Path(f"/proc/{shell.pid}/task/{shell.pid}/children")
            while not (workers := children.read_text().split()):
                time.sleep(0.001)
            shell.send_signal(signal.SIGINT)
            started = time.monotonic()
            shell.communicate(timeout=30)
        self.assertEqual(shell.returncode, 130)
        self.assertLess(time.monotonic() - started, 1.5)
        self.assertFalse(Path(f"/proc/{workers[0]}").exists())

    def test_less_memory_than_the_worker_asks_for(self):
        self.put(SPSSFile([Variable("A", [1.0])]))
        process = subprocess.run(
            ["bash", "-c", f"ulimit -v 900000; exec '{PROGRAM}' -c 'load \"x.sav\"'"],
            cwd=self.folder, env=environment(), capture_output=True, text=True, check=False)
        self.assertIn("1 row × 1 column", process.stderr)

    def test_no_process_is_left(self):
        self.put(SPSSFile([Variable("A", [1.0])]))
        self.ask('load "x.sav"')
        left = []
        for process in Path("/proc").iterdir():
            if process.name.isdigit():
                try:
                    words = (process / "cmdline").read_bytes().split(b"\0")
                except OSError:
                    continue
                if b"--import-worker" in words and str(self.folder).encode() in os.fsencode(
                        os.readlink(process / "cwd")):
                    left.append(process.name)
        self.assertEqual(left, [])


if __name__ == "__main__":
    unittest.main()
