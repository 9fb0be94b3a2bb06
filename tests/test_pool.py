"""Processes side by side: order, bounds, a death that loses one piece of work, an asker that goes away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from linter.run.pool import Lost, Pool, Ready


def start(setup):
    def work(question):
        if question == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if question == "raise":
            raise ValueError("a fault of the program")
        if question == "late":
            time.sleep(0.2)
        return f"{setup}{question}".encode()

    return work


def pool(count=2, method=None, start=start):
    return Pool(count, start, "<", bytes.decode, method)


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_answers_come_in_the_order_of_the_questions(method):
    questions = ["late", *(str(n) for n in range(40)), "late", "x"]
    with pool(method=method) as processes:
        assert list(processes.map(questions)) == [f"<{one}" for one in questions]


def test_what_is_known_is_not_asked():
    with pool() as processes:
        assert list(processes.map([Ready(1), Ready(2)])) == [1, 2]
        assert processes._workers == []
        assert list(processes.map([Ready(1), "a", Ready(2), "b"])) == [1, "<a", 2, "<b"]


ENDS = """
from linter.run.pool import Pool, Ready
with Pool(2, len, None, bytes.decode) as pool:
    print(len(list(pool.map(Ready(n) for n in range({count})))))
"""


@pytest.mark.parametrize(
    "count", [0, 64, 128], ids=["no question", "as many as are taken up", "twice as many"]
)
def test_where_nothing_is_left_to_ask_nothing_is_waited_for(count):
    words = [sys.executable, "-c", ENDS.format(count=count)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == f"{count}\n"


@pytest.mark.parametrize("fatal", ["die", "raise"])
def test_a_death_loses_one_piece_of_work(fatal, capfd):
    questions = [fatal if n in (3, 4, 27) else str(n) for n in range(40)]
    with pool() as processes:
        answers = list(processes.map(questions))
    assert answers == [Lost(one) if one == fatal else f"<{one}" for one in questions]
    assert ("a fault of the program" in capfd.readouterr().err) == (fatal == "raise")


def test_a_process_that_cannot_even_start_ends_all_the_same(capfd):
    with pool(start=len) as processes:
        assert list(processes.map(["a", "b", "c"])) == [Lost("a"), Lost("b"), Lost("c")]


def test_few_questions_are_taken_up_before_their_turn():
    taken = 0

    def questions():
        nonlocal taken
        for n in range(1000):
            taken += 1
            yield str(n) if n else "late"

    with pool() as processes:
        answers = processes.map(questions())
        assert next(answers) == "<late"
        assert taken < 100
        assert len(list(answers)) == 999


def test_an_asker_that_goes_away_leaves_no_process():
    with pool() as processes:
        answers = processes.map(map(str, range(100)))
        assert next(answers) == "<0"
        running = [worker.process for worker in processes._workers]
        assert running
    assert [process.exitcode is not None for process in running] == [True] * len(running)


def test_several_rounds_use_the_same_processes():
    with pool() as processes:
        list(processes.map(map(str, range(20))))
        before = [worker.process.pid for worker in processes._workers]
        list(processes.map(map(str, range(20))))
        assert [worker.process.pid for worker in processes._workers] == before
