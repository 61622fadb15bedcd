"""Zips without a clock."""

import io
import zipfile

from duizhao.publishing import archives

FILES = {"b.html": "甲".encode(), "数据/a.csv": b"id\r\n"}


def test_a_zip_holds_its_files_in_their_order() -> None:
    assert list(archives.unpack(archives.pack(FILES)).items()) == list(FILES.items())


def test_the_same_files_give_the_same_bytes_and_tell_no_time() -> None:
    packed = archives.pack(FILES)
    assert packed == archives.pack(dict(FILES))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_zip_has_names_that_every_system_reads() -> None:
    with zipfile.ZipFile(io.BytesIO(archives.pack(FILES))) as archive:
        utf8 = 0x800
        assert archive.getinfo("数据/a.csv").flag_bits & utf8
