"""What a question is: its column, its wording and its categories in English and French."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One column of the data set; every text is a pair (English, French)."""

    name: str
    kind: str
    title: tuple
    wording: tuple
    categories: tuple = ()
    ordered: bool = False
    constraints: tuple = ()


@dataclass(frozen=True)
class Battery:
    """A question that admits several answers; `items` are (suffix, English, French)."""

    name: str
    title: tuple
    wording: tuple
    items: tuple

    def columns(self):
        """Return the names of the columns, one an item."""
        return [f"{self.name}_{suffix}" for suffix, _, _ in self.items]

    def questions(self):
        """Return one yes/no question an item, titled by the item's label."""
        return [
            Question(f"{self.name}_{suffix}", "string", labels,
                     tuple(f"{text} – {label}" for text, label in zip(self.wording, labels)),
                     YES_NO)
            for suffix, *labels in self.items
        ]


YES_NO = (("yes", "Yes", "Oui"), ("no", "No", "Non"))
YES_NO_UNKNOWN = YES_NO + (("dont_know", "Does not know", "Ne sait pas"),)


def french(text):
    """Return French text with the no-break spaces that its punctuation asks for."""
    for mark in "?!;%":
        text = text.replace(f" {mark}", f"\u202f{mark}")
    return text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")
