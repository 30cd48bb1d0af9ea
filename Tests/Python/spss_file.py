"""Makes SPSS system files byte by byte, also such as SPSS would not write."""

import struct

MISSING = -1.7976931348623157e308
LOWEST = -1.7976931348623155e308


class Variable:
    """One variable: width 0 is a number, else bytes of a text."""

    def __init__(self, short, values, width=0, label=b"", name=None, labels=(), missing=(),
                 span=None, measure=1, shown=(5, 8, 2)):
        self.short, self.values, self.width, self.label = short, values, width, label
        self.name, self.labels, self.missing, self.span = name or short, labels, missing, span
        self.measure, self.shown = measure, shown


class SPSSFile:
    """A file of variables; what it says of itself may be wrong."""

    def __init__(self, variables, order="<", rows=None, stated=None, weight=0, encoding=b"UTF-8",
                 page=65001, title=b"", extensions=(), case_size=None):
        self.variables, self.order, self.weight = variables, order, weight
        self.rows = len(variables[0].values) if rows is None else rows
        self.stated = self.rows if stated is None else stated
        self.encoding, self.page, self.title = encoding, page, title
        self.extensions, self.case_size = extensions, case_size

    def ints(self, *numbers):
        """Numbers of four bytes."""
        return struct.pack(f"{self.order}{len(numbers)}i", *numbers)

    def double(self, number):
        """A number of eight bytes."""
        return struct.pack(self.order + "d", number)

    def cell(self, value, width):
        """A value as eight-byte elements."""
        if width == 0:
            return self.double(MISSING if value is None else value)
        return value.ljust((width + 7) // 8 * 8)

    def extension(self, kind, content, size=1):
        """A record of kind 7."""
        return self.ints(7, kind, size, len(content) // size) + content

    def bytes(self):
        """The whole file."""
        elements = sum(max(1, (one.width + 7) // 8) for one in self.variables)
        size = elements if self.case_size is None else self.case_size
        out = [b"$FL2", b"@(#) SPSS DATA FILE".ljust(60), self.ints(2, size, 0, self.weight),
               self.ints(self.stated), self.double(100), b"01 Jan 2100:00:00",
               self.title.ljust(64), b"   "]
        place, labels = 1, []
        for one in self.variables:
            count = len(one.missing) if one.span is None else -2 - len(one.missing)
            shown = (one.shown[0] << 16 | one.shown[1] << 8 | one.shown[2] if one.width == 0
                     else 1 << 16 | min(255, one.width) << 8)
            out.append(self.ints(2, one.width, int(bool(one.label)), count, shown, shown))
            out.append(one.short.encode().ljust(8))
            if one.label:
                out.append(self.ints(len(one.label)) + one.label.ljust((len(one.label) + 3) // 4 * 4))
            for bound in list(one.span or ()) + list(one.missing):
                out.append(self.cell(bound, one.width))
            further = max(1, (one.width + 7) // 8) - 1
            out.append((self.ints(2, -1, 0, 0, 0, 0) + b" " * 8) * further)
            if one.labels and one.width <= 8:
                record = self.ints(3, len(one.labels))
                for value, text in one.labels:
                    padded = (len(text) + 8) // 8 * 8 - 1
                    record += self.cell(value, one.width) + bytes([len(text)]) + text.ljust(padded)
                labels.append(record + self.ints(4, 1, place))
            place += 1 + further
        out += labels
        out.append(self.extension(3, self.ints(20, 0, 0, -1, 1, 1, 2 if self.order == "<" else 1,
                                               self.page), 4))
        out.append(self.extension(11, b"".join(self.ints(one.measure, 8, 1)
                                               for one in self.variables), 4))
        names = "\t".join(f"{one.short}={one.name}" for one in self.variables)
        out.append(self.extension(13, names.encode()))
        out += [self.extension(kind, content) for kind, content in self.extensions]
        if self.encoding:
            out.append(self.extension(20, self.encoding))
        out.append(self.ints(999, 0))
        for row in range(self.rows):
            out += [self.cell(one.values[row], one.width) for one in self.variables]
        return b"".join(out)
