"""Prints the manual's page of transcripts: three tasks, typed into the real program."""

import tempfile
from pathlib import Path

from terminal_screen import ENTER, INTERRUPT, RIGHT, TAB, UP, Terminal

KEYS = {ENTER: "Enter", TAB: "Tab", UP: "Up", RIGHT: "→", INTERRUPT: "Ctrl-C"}

EXPLORE = (
    "Explore an unknown file",
    "A colleague sends `enquete.csv`: semicolons, decimal commas, accents, no codebook.",
    (("The file is found by its first letters; what was guessed is said.",
      ('load "enq', TAB, ENTER)),
     ("One line a variable; names with blanks stand in backticks.", ("describe", ENTER)),
     ("A word of a name is enough to find the variable.", ('describe like "*travail*"', ENTER)),
     ("Names get short, and the ages bands.",
      ("rename `Télétravail ?` tele", ENTER,
       'recode age into band: ..39 young "Under 40", 40.. older "40 and over"', ENTER)),
     ("Completion lists the answers with their counts.",
      ("crosstab tele by band where service = ", TAB)),
     ("The one that is meant, and the table.", ("Acc", TAB, ENTER))))

CORRECT = (
    "Correct a mistake",
    "Nothing is typed twice: what the error offers stands ready on Up.",
    (("A wrong name: the caret, the cause, the nearest name, the corrected statement.",
      ("crosstab telewrok by role", ENTER)),
     ("Up has it; Enter asks it.", (UP, ENTER)),
     ("The wave was forgotten: the last question, amended.",
      ("again where wave = 2021", ENTER)),
     ("A question that this wave did not have.", ("freq crisis where wave = 2020", ENTER)),
     ("A filter too many, taken back.",
      ("filter role = elected", ENTER, "undo", ENTER, "show filter", ENTER)),
     ("What was asked begins alike: grey text goes on with it, → takes it.",
      ("cross", RIGHT))))

PUBLISH = (
    "Publish three tables",
    "From the question to the workbook, with a claim that guards the figure.",
    (("The wave and the weight hold until they are taken off.",
      ("filter wave = 2021", ENTER, "weight w", ENTER)),
     ("The first table, with letters for columns that differ.",
      ("crosstab telework by role_group test letters as telework", ENTER)),
     ("A scale by its mean.", ("crosstab perception by size show mean, se as opinion", ENTER)),
     ("Several answers a person.", ("freq media as media", ENTER)),
     ("All three by one banner, in one workbook with its contents.",
      ('book telework, perception, media by size > role_group to "tables.xlsx"', ENTER)),
     ("The sentence of the report, checked against the data.",
      ('claim "Two in five elected officials telework" share(telework = any) is 40 % where role = elected '
       "weight off", ENTER)),
     ("The tables one by one, and the session as a script.",
      ('export telework to "telework.csv"', ENTER, 'save "session.bq"', ENTER))))


def unknown_file():
    """Return the text of a small file that says nothing of itself."""
    services = ("Accueil", "État civil", "Technique")
    answers = ("Oui", "Non", "Parfois", "")
    lines = ["Service;Télétravail ?;âge;ancienneté"]
    for row in range(48):
        service = services[row * 7 % 3]
        answer = answers[(row * row + row // 5) % 4 if row % 11 else 3]
        lines.append(f"{service};{answer};{22 + row * 13 % 41};{row * 3 % 25},{row % 10}")
    return "\n".join(lines).replace("âge", "age").replace("Service", "service") + "\n"


def typed(keys):
    """Return keys as a person reads them."""
    return " ".join(f"**{KEYS[key]}**" if key in KEYS else f"`` {key} ``" for key in keys)


def step(shell, keys):
    """Press keys one by one; return what is on the screen from the prompt on."""
    before = shell.all_lines()
    first = max(place for place, line in enumerate(before) if line.startswith("baro["))
    for key in keys:
        shell.type(key)
        if key == ENTER:
            shell.until(lambda: shell.lines()[-1].startswith("baro["))
        shell.pump(0.3)
    return shell.all_lines()[first:]


def task(title, sentence, steps):
    """Print one task."""
    print(f"\n## {title}\n\n{sentence}")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "enquete.csv").write_text(unknown_file(), encoding="utf-8")
        with Terminal(columns=100, rows=60, folder=folder) as shell:
            shell.prompt(1)
            for words, keys in steps:
                lines = step(shell, keys)
                print(f"\n{words}\n\nKeys: {typed(keys)}\n\n```text")
                print("\n".join(lines) + "\n```")


def main():
    """Print the page."""
    print("# Three tasks at the prompt\n\n"
          "Typed into the program in a terminal of 100 columns by `Scripts/transcripts`; what stands\n"
          "below is what the screen showed.")
    for title, sentence, steps in (EXPLORE, CORRECT, PUBLISH):
        task(title, sentence, steps)


if __name__ == "__main__":
    main()
