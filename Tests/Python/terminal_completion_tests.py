"""Behaviours 7 to 12: what Tab offers, what an error says."""

import unittest

from terminal_case import TerminalCase, at_both_sizes
from terminal_screen import ENTER, INTERRUPT, TAB, UP, history_lines


class CompletionTests(TerminalCase):
    """Behaviours 7 to 10."""

    @at_both_sizes
    def test_verbs(self, shell):
        shell.type("cross" + TAB)
        self.assert_last(shell, "baro[1]> crosstab")

    @at_both_sizes
    def test_after_by_stand_variables_that_can_head_a_column(self, shell):
        shell.type("crosstab telework by po" + TAB)
        self.assertTrue(shell.cursor_line().startswith("baro[1]> crosstab telework by po"), shell.lines())
        self.assertFalse(shell.shows("population"), shell.lines())
        shell.type(INTERRUPT + "crosstab telework by reg" + TAB)
        self.assert_last(shell, "baro[1]> crosstab telework by region")

    @at_both_sizes
    def test_after_mean_stand_numeric_variables(self, shell):
        shell.type("group by role show mean(p" + TAB)
        self.assert_shows(shell, "perception", "population")
        self.assertFalse(shell.shows("positive"), shell.lines())

    @at_both_sizes
    def test_answers_with_label_and_count(self, shell):
        for opening in ("telework = ", "telework in (", "telework != "):
            shell.type("freq wave where " + opening + TAB)
            for words in (("regular", '"Yes, regularly"', "145"), ("never", '"No"', "952")):
                self.assertTrue(
                    any(all(word in line for word in words) for line in shell.lines()),
                    shell.lines())
            shell.type(INTERRUPT)
        shell.type("freq wave where media has any (" + TAB)
        self.assert_shows(shell, "website", '"Website"')
        shell.type(INTERRUPT + "freq wave where telework = reg" + TAB)
        self.assertIn("telework = regular", shell.last())

    @at_both_sizes
    def test_missing_answers_are_told_by_reason(self, shell):
        shell.type("freq wave where telework is " + TAB)
        self.assert_shows(shell, "missing   no answer 6", "answered")

    @at_both_sizes
    def test_accents_and_case_are_forgiven(self, shell):
        shell.type("set language fr" + ENTER).prompt(1)
        shell.type('freq role where telework = "OUI, REG' + TAB)
        self.assertIn('"Oui, régulièrement"', shell.last())
        shell.type(INTERRUPT + "freq télétravail" + TAB)
        self.assert_shows(shell, "telework", "perception")

    @at_both_sizes
    def test_words_of_a_question_find_its_variable(self, shell):
        shell.type("freq occasionally" + TAB)
        self.assert_last(shell, "baro[1]> freq telework")

    @at_both_sizes
    def test_paths(self, shell):
        self.write("enquête.csv", "a,b\n1,2\n")
        shell.type('load "enq' + TAB)
        self.assert_last(shell, 'baro[1]> load "enquête.csv"')
        shell.type(ENTER).prompt(1)
        self.assert_shows(shell, "enquête")

    @at_both_sizes
    def test_the_list_is_coloured_by_kind_and_fits(self, shell):
        shell.type("freq role where " + TAB)
        self.assertLessEqual(len(shell.lines()), shell.screen.lines)
        self.assert_shows(shell, "telework", "… 1 to ")
        shell.type(INTERRUPT + "freq role where telework = " + TAB)
        self.assert_color(shell, "regular", "brightgreen")
        shell.type(INTERRUPT + "freq role w" + TAB)
        self.assert_color(shell, "weight", "brightcyan")

    @at_both_sizes
    def test_question_mark_shows_a_variable(self, shell):
        self.run_entry(shell, "?crisis", 1)
        self.assert_shown(shell, "Question:", "positive", "not asked", "Valid: 658 of 1,298",
                          "2020: 0", "2021: 658")
        self.run_entry(shell, "?telework", 1)
        self.assert_shown(shell, "Weight: none; offered: `weight w`.")


class ErrorTests(TerminalCase):
    """Behaviours 11 and 12."""

    @at_both_sizes
    def test_the_corrected_statement_is_on_up(self, shell):
        self.run_entry(shell, "crosstab telewrok by role", 1)
        self.assert_shows(shell, "[1]:1:10: error[unknown-variable]", "closest: `telework`",
                          "  Up: crosstab telework by role")
        shell.type(UP)
        self.assert_last(shell, "baro[1]> crosstab telework by role")
        shell.type(ENTER).prompt(2)
        self.assertEqual(
            history_lines(self.history),
            ["crosstab telewrok by role", "crosstab telewrok by role  # failed",
             "crosstab telework by role"])

    @at_both_sizes
    def test_what_ran_already_is_not_offered_again(self, shell):
        shell.paste("filter wave = 2021\nfreq telewrok\nfreq role")
        shell.type(ENTER).prompt(1)
        shell.type(UP)
        self.assert_last(shell, "baro[1]> freq telework", "         freq role")
        shell.type(UP + UP)
        self.assert_shows(shell, "baro[1]> filter wave = 2021")

    @at_both_sizes
    def test_the_offer_is_gone_after_the_next_entry(self, shell):
        self.run_entry(shell, "freq telewrok", 1)
        self.run_entry(shell, "show filter", 1)
        shell.type(UP)
        self.assert_last(shell, "baro[1]> show filter")

    @at_both_sizes
    def test_the_caret_stands_by_display_width(self, shell):
        self.run_entry(shell, 'freq role title "日本 é" wehre', 1)
        lines = shell.lines()
        place = next(row for row, line in enumerate(lines) if "^^^^^" in line)
        source = lines[place - 1]
        columns = [cell.data for cell in (shell.screen.buffer[place - 1][x] for x in range(60))]
        self.assertEqual("".join(columns[lines[place].index("^"):]).split()[0], "wehre", source)

    @at_both_sizes
    def test_labels_settings_and_verbs_are_looked_at(self, shell):
        for wrong, hint in (
                ("freq Élu", "it is an answer: `role = elected`"),
                ("freq décimals", "it is a setting"), ("freq crosstab", "it is a verb here"),
                ("set decimal 1", "closest: decimals"), ("crosstb role", "closest: crosstab"),
                ("freq elu where role = Elu", "`role"), ("help crosstb", "closest: crosstab")):
            self.run_entry(shell, wrong, 1)
            self.assert_shown(shell, hint)

    @at_both_sizes
    def test_another_wave_is_looked_at(self, shell):
        self.write("a.csv", "teletravail_q12,role\n1,2\n2,1\n")
        self.write("b.csv", "telework,role\n1,2\n2,1\n")
        for entry in ('load "b.csv" as b2021', 'label telework "Practice of telework"',
                      'load "a.csv" as b2020', 'label teletravail_q12 "Practice of telework"'):
            self.run_entry(shell, entry, 1)
        self.run_entry(shell, "freq telework", 1)
        self.assert_shown(
            shell, "`telework` stands in b2021; here `teletravail_q12` has the same label.",
            "Up: freq teletravail_q12")
        self.run_entry(shell, "stack b2020 as 2020, b2021 as 2021 into b wave year", 1)
        self.run_entry(shell, "freq telework where year = 2020", 2)
        self.assert_shown(shell, "`telework` is absent in wave 2020", "it was `teletravail_q12`")


if __name__ == "__main__":
    unittest.main()
