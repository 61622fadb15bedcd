"""The published tree is served as it stands, and built again when its sources change."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from duizhao.publishing import serving


@contextmanager
def served(target: Path) -> Iterator[HTTPConnection]:
    with serving.server(target, port=0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        connection = HTTPConnection(serving.HOST, server.server_port, timeout=10)
        yield connection
        connection.close()
        server.shutdown()


def fetched(connection: HTTPConnection, path: str) -> tuple[int, str]:
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, response.read().decode("utf-8")


def test_whichever_tree_stands_there_is_served(tmp_path: Path) -> None:
    for name in ("site", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")
    with served(tmp_path / "site") as connection:
        assert fetched(connection, "/") == (200, "site")
        (tmp_path / "site").rename(tmp_path / "old")
        (tmp_path / "other").rename(tmp_path / "site")
        assert fetched(connection, "/index.html?q=1") == (200, "other")


def test_a_wrong_address_is_answered_with_the_sites_own_page(tmp_path: Path) -> None:
    with served(tmp_path) as connection:
        assert fetched(connection, "/gone.html")[0] == 404
    (tmp_path / "404.html").write_text("没有这一页", encoding="utf-8")
    with served(tmp_path) as connection:
        assert fetched(connection, "/gone.html") == (404, "没有这一页")


def test_what_lies_outside_the_tree_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.txt").write_text("…", encoding="utf-8")
    with served(tmp_path / "site") as connection:
        assert fetched(connection, "/../secret.txt")[0] == 404


def test_a_taken_port_is_replaced_by_another(tmp_path: Path) -> None:
    with (
        serving.server(tmp_path, port=0) as one,
        serving.server(tmp_path, port=one.server_port) as other,
    ):
        assert other.server_port != one.server_port


def looked_at(tmp_path: Path, changed: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what happens where a file is changed before the second of three looks."""
    happened: list[str] = []

    def look(_: float) -> None:
        """Stand in for the wait between two looks."""
        if len(happened) == 3:
            raise KeyboardInterrupt
        happened.append("look")
        if len(happened) == 2:
            changed.write_text("甲乙", encoding="utf-8")

    monkeypatch.setattr("time.sleep", look)
    with pytest.raises(KeyboardInterrupt):
        serving.watch(lambda: happened.append("build"), (tmp_path,), tmp_path / "site")
    return happened


def test_a_change_of_a_source_calls_for_one_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("甲", encoding="utf-8")
    happened = looked_at(tmp_path, tmp_path / "deep" / "a.txt", monkeypatch)
    assert happened == ["look", "look", "build"]


@pytest.mark.parametrize("name", ["site/index.html", ".site.lock"])
def test_what_a_build_writes_itself_calls_for_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "site").mkdir()
    assert looked_at(tmp_path, tmp_path / name, monkeypatch) == ["look", "look", "look"]
