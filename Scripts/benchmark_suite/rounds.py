"""Runs programs in turn, again where the machine was not quiet."""

import time

from .bench import say

REPEATED_ROUNDS = 3
PAUSE_SECONDS = 5


def run_rounds(bench, title, programs):
    """Ask all programs in turn, as many times as there are rounds.

    Each program is a function that returns figures as {(program, cores, question): number}. A
    round is all of them merged.
    """
    rounds = []
    for number in range(1, bench.options.rounds + 1):
        say(f"{title}: round {number} of {bench.options.rounds}")
        rounds.append(quiet_round(bench, f"{title}, round {number}", programs))
    bench.rounds.append((title, rounds))
    return rounds


def quiet_round(bench, title, programs):
    """Return a round that was not disturbed; after some tries, any."""
    for _ in range(1 + REPEATED_ROUNDS):
        before = bench.guard.measure()
        figures = one_round(programs)
        speed = min(before, bench.guard.measure())
        if bench.guard.is_quiet(speed):
            return figures
        say(f"{title}: memory at {speed:.1f} of {bench.guard.best:.1f} GB/s; again")
        time.sleep(PAUSE_SECONDS)
    bench.disturbed.append(title)
    return figures


def one_round(programs):
    """Return the figures of all programs, asked once."""
    figures = {}
    for program in programs:
        figures.update(program())
    return figures
