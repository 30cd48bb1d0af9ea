"""A table that is wider or longer than the screen is looked through; what was typed is not lost."""

import signal

from terminal_case import TerminalCase, at_sizes
from terminal_screen import DOWN, ENTER, LEFT, RIGHT, TAB, UP, BACKSPACE

PAGE_DOWN, BOTTOM, BACK_TAB = "\x1b[6~", "\x1b[1;5B", "\x1b[Z"
KEYS = "q leaves"
TABLE = "crosstab item by region"


class ViewerTests(TerminalCase):
    """On a survey of 50 items in 20 regions."""

    def viewer(self, size, *typed, **variables):
        """Start the shell on the survey, ask the table and wait until it is looked through."""
        shell = self.survey(size, **variables)
        shell.type(TABLE + ENTER + "".join(typed))
        if not typed:
            self.assert_shows(shell, KEYS)
        return shell

    def survey(self, size, **variables):
        """Start the shell on the survey, with no pager named."""
        rows = [f"Item {n % 50 + 1:02},Region {n % 20 + 1:02}\n" for n in range(3000)]
        self.write("survey.csv", "item,region\n" + "".join(rows))
        return self.shell("survey.csv", without=("BARO_PAGER",), **size, **variables)

    @at_sizes
    def test_stub_and_heading_stay(self, size):
        shell = self.viewer(size)
        self.assert_shows(shell, "[1]", "Item 01", "Region 01", "Item 01 × Total")
        shell.type(PAGE_DOWN)
        self.assertFalse(shell.shows("Item 01"), shell.lines())
        self.assert_shows(shell, "Total", "Region 01")
        shell.type(BOTTOM)
        self.assert_shows(shell, "Item 50", "Region 01", "Base (n)")
        shell.type(TAB)
        self.assertFalse(shell.shows("Region 01"), shell.lines())
        self.assert_shows(shell, "Item 50", "block 2/")
        shell.type(BACK_TAB + RIGHT)
        self.assert_shows(shell, "Region 01:")
        shell.type(LEFT + "q").prompt(2)
        self.assert_shows(shell, "Item 50", "Lines ")
        self.assertFalse(shell.shows(KEYS))

    @at_sizes
    def test_enter_shows_the_respondents_behind_a_cell(self, size):
        shell = self.viewer(size)
        shell.type(DOWN + RIGHT + RIGHT + ENTER)
        self.assert_shows(shell, "[2] 30 of 3,000 respondents.", "Item 02  Region 02")
        shell.type("q")
        self.assert_shows(shell, "[1]", "Item 02 × ")
        shell.type("q").prompt(3)
        self.assert_shows(shell, 'ran: rows 1["Item 02", "Region 02"]')
        shell.type(UP)
        self.assert_last(shell, 'baro[3]> rows 1["Item 02", "Region 02"]')

    @at_sizes
    def test_enter_works_in_frequencies(self, size):
        shell = self.survey(size)
        shell.type("freq item" + ENTER)
        self.assert_shows(shell, KEYS)
        shell.type(DOWN + RIGHT + ENTER)
        self.assert_shows(shell, "[2] 60 of 3,000 respondents.", "Item 02  Region 02")
        shell.type("qq").prompt(3)
        self.assert_shows(shell, 'ran: rows 1["Item 02", "Total"]')

    @at_sizes
    def test_a_word_is_looked_for(self, size):
        shell = self.viewer(size)
        shell.type("/item 3")
        self.assert_last(shell, "look for: item 3")
        shell.type(ENTER)
        self.assert_shows(shell, "Item 30 × ")
        shell.type("/" + ENTER)
        self.assert_shows(shell, "Item 31 × ")
        shell.type("/nowhere" + ENTER)
        self.assert_shows(shell, "no row here holds `nowhere`")
        shell.type("q").prompt(2)

    @at_sizes
    def test_e_exports_and_tells(self, size):
        shell = self.viewer(size)
        shell.type("etabel" + BACKSPACE * 2 + "le.csv")
        self.assert_last(shell, "export 1 to: table.csv")
        shell.type(ENTER)
        self.assert_shows(shell, "wrote")
        self.assertIn("Item 50", (self.folder / "table.csv").read_text(encoding="utf-8"))
        shell.type("etable.csv" + ENTER)
        self.assert_shows(shell, "replace")
        shell.type("q").prompt(2)

    @at_sizes
    def test_what_was_typed_ahead_is_the_prompts(self, size):
        shell = self.viewer(size, "freq region", ENTER, "freq it", NO_COLOR="1")
        shell.prompt(3)
        self.assertNotIn(KEYS.encode(), shell.raw)
        self.assert_last(shell, "baro[3]> freq it")
        self.assert_shown(shell, "Item 50", "[2] region")

    @at_sizes
    def test_what_is_typed_or_pasted_there_goes_on_at_the_prompt(self, size):
        shell = self.viewer(size)
        shell.type("freq region").prompt(2)
        self.assert_last(shell, "baro[2]> freq region")
        shell.type("\x03view" + ENTER)
        self.assert_shows(shell, KEYS)
        shell.paste("freq item\nfreq region")
        self.assert_last(shell, "baro[2]> freq item", "         freq region")

    @at_sizes
    def test_a_result_is_looked_through_again(self, size):
        shell = self.viewer(size)
        shell.type("q").prompt(2)
        shell.type("view 1" + ENTER)
        self.assert_shows(shell, KEYS, "[1]")
        shell.type("\x1b")
        shell.prompt(2)
        self.run_entry(shell, "view 9", 2)
        self.assert_shown(shell, "no result 9")

    @at_sizes
    def test_another_size_keeps_the_cell(self, size):
        shell = self.viewer(size)
        shell.type(PAGE_DOWN + TAB + RIGHT)
        cell = next(line for line in shell.lines() if " × " in line).split(":")[0]
        for columns, rows in ((90, 30), (50, 12), (20, 5), (130, 50)):
            shell.resize(columns, rows)
        self.assert_shows(shell, cell)
        shell.type("q").prompt(2)

    @at_sizes
    def test_an_order_to_end_brings_the_first_screen_back(self, size):
        shell = self.viewer(size)
        shell.signal(signal.SIGTERM)
        self.assertEqual(shell.status(), 128 + signal.SIGTERM)
        self.assertIn(b"\x1b[?1049l", shell.raw)

    def test_no_color_leaves_colour_out(self):
        shell = self.viewer({"columns": 80, "rows": 24}, NO_COLOR="1")
        self.assertNotRegex(shell.raw, rb"\x1b\[[0-9;]*m")
        shell.type("q").prompt(2)


if __name__ == "__main__":
    import unittest
    unittest.main()
