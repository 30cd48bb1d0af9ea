"""Recomputes every number of some tables from the shipped CSV file: an independent answer."""

import csv
import io
import math
import unittest

from baro_program import run
from survey_recount import (
    MISSING, Sums, Survey, chi_square, own_error, moments, quantile_seven, wilson)

SURVEY = Survey()
WHOLE_TABLE = ("chi2", "df", "p", "cramers_v")
UNWEIGHTED_ONLY = ("se", "ci_low", "ci_high")


def tidy(statement):
    """Return the tidy lines of a statement."""
    process = run("--format", "tidy", "-c", statement)
    if process.returncode != 0:
        raise AssertionError(process.stderr)
    return list(csv.DictReader(io.StringIO(process.stdout)))


def in_wave(wave):
    """Return the rows of a wave, of all waves for None."""
    return [row for row in SURVEY.rows if wave is None or row["wave"] == wave]


def path_rows(rows, variables, label):
    """Return the rows of a nested label such as `Under 1,000 > 2020`, and its parts."""
    for variable, part in zip(variables, label.split(" > ")):
        rows = [row for row in rows if SURVEY.answered(row, variable)
                and SURVEY.holds(row, variable, part)]
    return rows


class TableCase(unittest.TestCase):
    """Compares numbers as close as sums in another order allow."""

    def same(self, found, expected, line):
        """Fail, showing the line, when a number differs."""
        if expected is None:
            self.assertEqual(found, "", line)
            return
        self.assertNotEqual(found, "", line)
        self.assertTrue(
            math.isclose(float(found), expected, rel_tol=1e-9, abs_tol=1e-9),
            f"expected {expected!r}: {line}")

    def same_base(self, line, base):
        """Fail when the denominator beside a number differs."""
        self.same(line["n"], base.n, line)
        self.same(line["weighted_n"], base.weighted, line)
        self.same(line["effective_n"], base.effective, line)


class CrosstabTests(TableCase):
    """Cross-tabulations, whole rectangle, bases and test."""

    def check(self, statement, wave=None, weight=None):
        """Recompute each line of one table."""
        lines = tidy(statement)
        self.assertGreater(len(lines), 10)
        for line in lines:
            self.check_line(line, lines, wave, weight)
        return lines

    def check_line(self, line, lines, wave, weight):
        """Recompute one number and the base it is of."""
        subject = line["row_variable"].split(" > ")
        banner = line["column_variable"].split(" > ") if line["column_variable"] else []
        whole = [row for row in in_wave(wave)
                 if all(SURVEY.answered(row, name) for name in subject + banner)]
        if line["statistic"] in WHOLE_TABLE:
            self.check_test(line, lines, whole)
            return
        columns = whole if line["column"] == "Total" else path_rows(whole, banner, line["column"])
        outer = line["row"].split(" > ")[:-1]
        within = path_rows(columns, subject, " > ".join(outer)) if outer else columns
        total = line["row"] == "Total"
        cell = within if total else path_rows(columns, subject, line["row"])
        row_base = cell if line["column"] == "Total" else (
            whole if total else path_rows(whole, subject, line["row"]))
        whole_base = path_rows(whole, subject, " > ".join(outer)) if outer else whole
        bases = {"row_percent": row_base, "total_percent": whole_base}
        base = Sums(bases.get(line["statistic"], within), weight)
        sums = Sums(cell, weight)
        self.same_base(line, base)
        share = sums.weighted / base.weighted if base.weighted else None
        self.same(line["value"], self.value(line["statistic"], sums, share, base), line)

    def value(self, statistic, sums, share, base):
        """Return the number that a statistic names."""
        if statistic in UNWEIGHTED_ONLY:
            low, high = wilson(share, base.n)
            yes = round(share * base.n)
            error = own_error([1.0] * yes + [0.0] * (base.n - yes))
            return {"se": 100 * error, "ci_low": 100 * low, "ci_high": 100 * high}[statistic]
        return {
            "n": sums.n, "weighted_n": sums.weighted, "effective_n": sums.effective,
            "column_percent": 100 * share, "row_percent": 100 * share,
            "total_percent": 100 * share,
        }[statistic]

    def check_test(self, line, lines, whole):
        """Recompute the test of independence over the single answers."""
        subject, banner = line["row_variable"], line["column_variable"].split(" > ")
        columns = {other["column"]: None for other in lines
                   if other["line"] == "answer" and other["column_variable"] == " > ".join(banner)}
        labels = [category["label"] for category in SURVEY.fields[subject]["categories"]]
        counts = [[len(path_rows(path_rows(whole, banner, column), [subject], label))
                   for column in columns] for label in labels]
        expected = dict(zip(WHOLE_TABLE, chi_square(counts)))
        self.same(line["value"], expected[line["statistic"]], line)

    def test_default(self):
        self.check("crosstab telework by role")

    def test_every_percentage(self):
        self.check("crosstab telework by size where wave = 2021"
                   " show n, column%, row%, total%, se, ci", wave="2021")

    def test_stacked_banner(self):
        lines = self.check("crosstab cyber by role_group, size where wave = 2021 test none",
                           wave="2021")
        self.assertEqual({line["column_variable"] for line in lines if line["line"] == "answer"},
                         {"role_group", "size"})

    def test_nested_banner(self):
        self.check("crosstab telework by size > wave")

    def test_nested_subject(self):
        self.check("crosstab size > telework by wave show column%, row%, total% test none")

    def test_weighted(self):
        self.check("crosstab telework by size where wave = 2021 weight w"
                   " show column%, row%, n, weighted n, effective n test none",
                   wave="2021", weight="w")

    def test_several_subjects(self):
        lines = self.check("crosstab services_family..services_portal by size")
        self.assertEqual(len({line["table"] for line in lines}), 5)

    def test_numeric_banner(self):
        self.check("crosstab telework by perception where wave = 2021", wave="2021")


class MultipleResponseTests(TableCase):
    """Items, respondents, cases, responses."""

    def test_crosstab(self):
        for line in tidy("crosstab media by wave show column%, n test none"):
            rows = [row for row in SURVEY.rows if SURVEY.answered(row, "media")]
            if line["column"] != "Total":
                rows = path_rows(rows, ["wave"], line["column"])
            self.check(line, rows)

    def check(self, line, rows):
        """Recompute a line whose base is `rows`."""
        if line["row"] not in SURVEY.items("media"):
            return
        cell = path_rows(rows, ["media"], line["row"])
        self.same(line["n"], len(rows), line)
        value = len(cell) if line["statistic"] in ("n", "weighted_n") else (
            100 * len(cell) / len(rows))
        self.same(line["value"], value, line)

    def test_freq(self):
        items = SURVEY.items("tools")
        rows = [row for row in in_wave("2021") if SURVEY.answered(row, "tools")]
        chosen = {label: sum(row[item] == "yes" for row in rows) for label, item in items.items()}
        cases = sum(any(row[item] == "yes" for item in items.values()) for row in rows)
        ends = {"Respondents": len(rows), "Cases": cases, "Responses": sum(chosen.values())}
        divisors = {"percent_of_respondents": len(rows), "percent_of_cases": cases,
                    "percent_of_responses": sum(chosen.values())}
        for line in tidy("freq tools where wave = 2021"):
            count = {**chosen, **ends}[line["row"]]
            if line["statistic"] in divisors:
                divisor = divisors[line["statistic"]]
                self.same(line["n"], divisor, line)
                self.same(line["value"], 100 * count / divisor, line)
            else:
                self.same(line["value"], count, line)


class FreqTests(TableCase):
    """Frequencies with missing by reason."""

    def check(self, variable, wave=None, weight=None):
        """Recompute a frequency table."""
        rows = in_wave(wave)
        valid = [row for row in rows if row[variable] not in MISSING]
        reasons = {"Missing > no answer": "", "Missing > not asked": "not_asked"}
        words = {"Valid": valid, "Total": rows,
                 "Missing": [row for row in rows if row[variable] in MISSING]}
        passed = []
        clauses = (f" where wave = {wave}" if wave else "") + (f" weight {weight}" if weight else "")
        for line in tidy(f"freq {variable}{clauses}"):
            label = line["row"]
            if label in reasons:
                cell = [row for row in rows if row[variable] == reasons[label]]
            else:
                cell = words[label] if label in words else path_rows(valid, [variable], label)
            if line["statistic"] == "cumulative_percent":
                passed += cell
                cell = passed
            base = Sums(rows if line["statistic"] == "percent" else valid, weight)
            sums = Sums(cell, weight)
            value = {"n": sums.n, "weighted_n": sums.weighted, "effective_n": sums.effective}.get(
                line["statistic"], 100 * sums.weighted / base.weighted)
            self.same(line["value"], value, line)

    def test_unweighted(self):
        self.check("telework")

    def test_not_asked(self):
        self.check("crisis")

    def test_weighted(self):
        self.check("telework", wave="2021", weight="w")

    def test_many_answers(self):
        self.check("department")


class MeasureTests(TableCase):
    """`group` and `summarize`."""

    def key_rows(self, line, keys):
        """Return the rows of a key."""
        if line["row"] == "Total":
            return SURVEY.rows
        return path_rows(SURVEY.rows, keys, line["row"])

    def test_group(self):
        statement = ("group by size > wave show n, mean(perception), sd(perception),"
                     " share(telework = any), median(population), sum(population),"
                     " min(population), max(population), quantile(population, 0.9)")
        for line in tidy(statement):
            rows = self.key_rows(line, ["size", "wave"])
            population = [float(row["population"]) for row in rows]
            perception = [float(row["perception"]) for row in rows]
            asked = [row for row in rows if row["telework"] not in MISSING]
            working = [row for row in asked if row["telework"] in ("regular", "occasional")]
            mean, deviation = moments(perception, [1.0] * len(perception))
            expected = {
                "": len(rows), "mean(perception)": mean, "sd(perception)": deviation,
                "share(telework = any)": len(working) / len(asked),
                "median(population)": quantile_seven(population, 0.5),
                "quantile(population, 0.9)": quantile_seven(population, 0.9),
                "sum(population)": sum(population), "min(population)": min(population),
                "max(population)": max(population),
            }
            self.same(line["value"], expected[line["column"]], line)

    def test_weighted_group(self):
        for line in tidy("group by role show n, mean(perception), share(telework = any) weight w"):
            rows = self.key_rows(line, ["role"])
            weights = [float(row["w"]) for row in rows]
            mean, _ = moments([float(row["perception"]) for row in rows], weights)
            asked = [row for row in rows if row["telework"] not in MISSING]
            working = [row for row in asked if row["telework"] in ("regular", "occasional")]
            expected = {
                ("", "n"): len(rows), ("", "weighted_n"): math.fsum(weights),
                ("", "effective_n"): Sums(rows, "w").effective,
                ("mean(perception)", "mean"): mean,
                ("share(telework = any)", "share"):
                    Sums(working, "w").weighted / Sums(asked, "w").weighted,
            }
            self.same(line["value"], expected[line["column"], line["statistic"]], line)

    def test_summarize(self):
        for line in tidy("summarize perception, population by role"):
            values = [float(row[line["column_variable"]]) for row in self.key_rows(line, ["role"])]
            mean, deviation = moments(values, [1.0] * len(values))
            expected = {
                "n": len(values), "weighted_n": len(values), "effective_n": len(values),
                "mean": mean, "sd": deviation, "se": own_error(values),
                "min": min(values), "q25": quantile_seven(values, 0.25),
                "median": quantile_seven(values, 0.5), "q75": quantile_seven(values, 0.75),
                "max": max(values),
            }
            if line["line"] == "missing":
                expected["n"] = 0
            self.same(line["value"], expected[line["statistic"]], line)


if __name__ == "__main__":
    unittest.main()
