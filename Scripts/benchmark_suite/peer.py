"""Runs one task with one peer in a process of its own, and prints what it found as JSON.

Usage: python -m benchmark_suite.peer PROGRAM TASK FILE THREADS. A task is `survey`, `book` or
`text`. The module of a program has a function for each task. It returns {question: function},
the functions return parts of an answer, and `read` makes names and rows of a part. The part of
`text`, which is timed for loading, is a function again, that asks for sums.
"""

import importlib
import itertools
import json
import sys
import time
from pathlib import Path

from .answers import keyed
from .book_data import QUESTIONS
from .questions import SURVEY, TEXT

REPEATS = 5


def main():
    """Run the task of the command line."""
    program, task, path, threads = sys.argv[1:]
    peer = importlib.import_module(f".peer_{program}", __package__)
    asked = getattr(peer, task)(Path(path), int(threads))
    found = [
        report(task, name, peer.read, *ask(question, 1 if task == "text" else REPEATS))
        for name, question in asked.items()
    ]
    print(json.dumps(found))


def report(task, name, read, figures, parts):
    """Return what is told of one question."""
    return {"question": name, **figures, "answers": rows_of(task, name, read, parts)}


def ask(question, repeats):
    """Ask a question several times; return its least times and its answer."""
    wall, processor = [], []
    for _ in range(repeats):
        start, start_processor = time.perf_counter(), time.process_time()
        parts = question()
        wall.append(time.perf_counter() - start)
        processor.append(time.process_time() - start_processor)
    return {"seconds": min(wall), "processor": min(processor)}, parts


def rows_of(task, name, read, parts):
    """Return an answer as a list of labels and numbers."""
    if task == "book":
        rows = [row for part in parts for row in book_rows(*read(part))]
        return as_list(keyed(rows, 4))
    if task == "text":
        return as_list(keyed(read(parts[0]())[1], TEXT.labels))
    return as_list(keyed(read(parts[0])[1], SURVEY[name.split()[0]].labels))


def as_list(answers):
    """Return answers in a form that JSON has."""
    return [[list(labels), numbers] for labels, numbers in answers.items()]


def book_rows(names, rows):
    """Yield rows of question, banner variable, answer, category and three numbers."""
    if names[0] == "question":
        yield from rows
        return
    for row in rows:
        labels = {name: value for name, value in zip(names, row[:-3], strict=False) if value}
        questions = [name for name in labels if name in QUESTIONS]
        banners = [name for name in labels if name not in QUESTIONS]
        for question, banner in itertools.product(questions, banners):
            yield question, banner, labels[question], labels[banner], *row[-3:]


if __name__ == "__main__":
    main()
