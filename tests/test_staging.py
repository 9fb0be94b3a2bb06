"""A file is put in its place whole or not at all, and what stands there keeps its mode, its links, its room."""

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from linter import staging
from linter.staging import Staged, Stream, alone, opened, replaced

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes, links, FIFOs")


def listed(folder):
    return sorted(os.listdir(folder))


def test_until_it_is_put_there_nothing_is_changed(tmp_path):
    place = tmp_path / "a.json"
    place.write_text("before")
    output = opened(place)
    output.write(b"after")
    assert place.read_text() == "before"
    assert output.commit() == place and place.read_text() == "after"
    output.discard()
    assert listed(tmp_path) == ["a.json"]


def test_what_is_not_put_there_leaves_nothing(tmp_path):
    output = opened(tmp_path / "a.json")
    output.write(b"half")
    output.discard()
    assert listed(tmp_path) == []


def test_mode_stays_and_is_never_wider(tmp_path):
    place = tmp_path / "a.json"
    place.write_text("secret")
    place.chmod(0o600)
    output = opened(place)
    (hidden,) = [name for name in listed(tmp_path) if name != "a.json"]
    assert stat.S_IMODE((tmp_path / hidden).stat().st_mode) == 0o600
    output.commit()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_owner_stays(tmp_path):
    place = tmp_path / "a.json"
    place.write_text("theirs")
    os.chown(place, 1234, 4321)
    replaced(place, "new")
    assert (place.stat().st_uid, place.stat().st_gid) == (1234, 4321)


def test_a_link_is_replaced_and_what_it_leads_to_is_not(tmp_path):
    (tmp_path / "far").mkdir()
    target = tmp_path / "far" / "dear.txt"
    target.write_text("dear")
    place = tmp_path / "a.json"
    place.symlink_to(target)
    replaced(place, "new")
    assert target.read_text() == "dear" and not place.is_symlink() and place.read_text() == "new"


def test_another_name_of_the_same_file_keeps_what_it_has(tmp_path):
    place, other = tmp_path / "a.json", tmp_path / "b.json"
    other.write_text("dear")
    os.link(other, place)
    replaced(place, "new")
    assert (place.read_text(), other.read_text()) == ("new", "dear")


def test_a_pipe_is_written_through(tmp_path):
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    output = opened(pipe)
    output.write(b"a" * 100_000)
    output.commit()
    reader.join(30)
    assert got == [b"a" * 100_000] and stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["/dev/fd/{}", "/proc/self/fd/{}"])
def test_an_open_file_is_written_behind_what_it_has(tmp_path, name):
    with open(tmp_path / "log", "wb", buffering=0) as log:
        log.write(b"first ")
        output = opened(Path(name.format(log.fileno())))
        assert isinstance(output, Stream)
        output.write(b"second")
        output.commit()
    assert (tmp_path / "log").read_bytes() == b"first second"


@pytest.mark.parametrize("kind", ["folder", "linked folder", "no folder", "a file for a folder"])
def test_what_cannot_be_is_said_at_once(tmp_path, kind):
    place = tmp_path / "a.json"
    if kind == "folder":
        place.mkdir()
    elif kind == "linked folder":
        place.symlink_to(tmp_path)
    elif kind == "no folder":
        place = tmp_path / "no" / "a.json"
    else:
        (tmp_path / "file").touch()
        place = tmp_path / "file" / "a.json"
    before = listed(tmp_path)
    with pytest.raises(OSError):  # noqa: PT011 - each has its own reason
        opened(place)
    assert listed(tmp_path) == before


def test_where_the_place_cannot_be_replaced_the_file_stays_beside_it(tmp_path, monkeypatch):
    place = tmp_path / "清单.xlsx"
    place.write_text("open in another program")
    (tmp_path / "清单.new.xlsx").write_text("taken")
    really = os.replace

    def refused(source, target):
        if Path(target) == place:
            raise PermissionError(13, "Permission denied")
        really(source, target)

    monkeypatch.setattr(staging.os, "replace", refused)
    stands = replaced(place, "new")
    assert stands.name == "清单.new1.xlsx" and stands.read_text() == "new"
    assert place.read_text() == "open in another program"
    assert (tmp_path / "清单.new.xlsx").read_text() == "taken"


def test_what_a_killed_run_left_is_taken_away_and_nothing_else(tmp_path):
    place = tmp_path / "a.json"
    alive = opened(place)  # another run, which is still at work
    left = tmp_path / ".a.json.reportlint-0badcafe"
    left.write_text("torn")
    foreign = tmp_path / ".b.json.reportlint-0badcafe"
    foreign.write_text("of another place")
    output = Staged(place)
    output.write(b"second")
    output.commit()
    assert not left.exists() and foreign.exists()
    alive.write(b"first")
    alive.commit()
    assert place.read_text() == "first"


def test_what_a_killed_run_left_is_not_held_by_its_workers(tmp_path):
    place = tmp_path / "a.json"
    ready, done = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        output = opened(place)
        output.write(b"half")
        if not os.fork():  # a worker, which lives on
            os.close(done[1])
            os.write(ready[1], b"x")
            os.read(done[0], 1)
        os._exit(0)
    os.waitpid(child, 0)
    os.read(ready[0], 1)
    replaced(place, "whole")
    left = listed(tmp_path)
    os.close(done[1])
    assert left == ["a.json"] and place.read_text() == "whole"


def test_a_long_name_of_many_bytes(tmp_path):
    place = tmp_path / ("年" * 80 + ".json")
    assert replaced(place, "x") == place


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="root becomes somebody else")
def test_a_file_that_may_not_be_written_is_not_replaced_either(tmp_path):
    """Who may write into a folder may replace every file in it; a file that is read-only is meant to stay."""
    tmp_path.chmod(0o777)
    place = tmp_path / "a.json"
    place.write_text("before")
    place.chmod(0o444)
    child = os.fork()
    if not child:
        status = 1
        try:
            os.setuid(65534)
            opened(place)
        except PermissionError:
            status = 0
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0 and place.read_text() == "before"


def test_two_who_write_anew_what_they_read_take_turns(tmp_path):
    place = tmp_path / "list"
    place.write_text("")

    def add(word):
        with alone(place):
            replaced(place, place.read_text() + word)

    threads = [threading.Thread(target=add, args=(word,)) for word in "abcdefgh"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(place.read_text()) == list("abcdefgh")
