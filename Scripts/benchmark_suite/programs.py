"""Runs peers in processes of their own, and programs for their processor time and wall time."""

import json
import os
import subprocess
import sys
import time

from .answers import compare_all


def ask_peer(bench, program, task, path, threads=1):
    """Run a task with a peer; return its figures, and keep its answers with the benchmark."""
    command = [sys.executable, "-m", f"{__package__}.peer", program, task, str(path), str(threads)]
    surroundings = os.environ | {"POLARS_MAX_THREADS": str(threads)}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=surroundings)
    if done.returncode != 0:
        sys.exit(f"{program} failed: {done.stderr.strip()[-2000:]}")
    figure = "processor" if task == "text" else "seconds"
    found = {}
    for line in json.loads(done.stdout.splitlines()[-1]):
        found[program, threads, line["question"]] = line[figure]
        keep_answers(bench, program, line["question"], line["answers"])
    return found


def keep_answers(bench, program, question, answers):
    """Keep the answer of a program to a question, `Q1 joint key` being a way to ask Q1."""
    kept = bench.answers.setdefault(question.split(",")[0].split()[0], {})
    kept[f"{program}, {question}"] = {tuple(labels): numbers for labels, numbers in answers}


def check_answers(bench, questions, results, program="baro"):
    """Stop when baro's results, in the order of the questions, are not those of the peers."""
    for (name, question), cells in zip(questions.items(), results, strict=True):
        kept = bench.answers[name]
        ours = {}
        for cell in cells:
            ours.setdefault(question.key(cell), []).append(float(cell["value"]))
        kept[program] = {key: numbers for key, numbers in ours.items() if any(numbers)}
        compare_all(name, kept)


def spawn(command):
    """Run a program without output; return its wall seconds and its processor seconds."""
    nothing = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=nothing)
    _, status, used = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return seconds, used.ru_utime + used.ru_stime
