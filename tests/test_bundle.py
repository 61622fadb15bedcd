"""The whole site in one file."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from duizhao.errors import MachineError, UsageError
from duizhao.publishing import archives, bundle, exchange


@pytest.fixture
def published(tmp_path: Path) -> Path:
    target = tmp_path / "site"
    with exchange.staged(target) as staging:
        (staging / "reports").mkdir()
        (staging / "index.html").write_text("首页", "utf-8")
        (staging / "reports" / "a.html").write_text("报告", "utf-8")
        exchange.seal(staging)
    return target


def unpacked(target: Path) -> dict[str, bytes]:
    return archives.unpack(bundle.pack(target))


def test_a_bundle_holds_every_file_of_the_site_under_one_folder(published: Path) -> None:
    files = unpacked(published)
    assert files["duizhao/index.html"] == "首页".encode()
    assert files["duizhao/reports/a.html"] == "报告".encode()
    assert {path.split("/")[0] for path in files} == {"duizhao"}


def test_a_bundle_names_the_hash_of_every_file_twice(published: Path) -> None:
    files = unpacked(published)
    manifest = json.loads(files[f"duizhao/{exchange.MANIFEST}"])
    lines = files["duizhao/SHA256SUMS"].decode().splitlines()
    sums = {path: found for found, path in (line.split("  ") for line in lines)}
    for entry in manifest["files"]:
        found = hashlib.sha256(files[f"duizhao/{entry['path']}"]).hexdigest()
        assert found == entry["sha256"] == sums[entry["path"]]
    assert set(files) == {f"duizhao/{path}" for path in (*sums, "SHA256SUMS")}


def test_the_same_site_gives_the_same_bundle_wherever_it_stands(
    published: Path, tmp_path: Path
) -> None:
    first = bundle.pack(published)
    published.rename(tmp_path / "elsewhere")
    assert bundle.pack(tmp_path / "elsewhere") == first


def test_a_site_that_was_changed_after_it_was_published_is_not_bundled(published: Path) -> None:
    (published / "index.html").write_text("改过", "utf-8")
    with pytest.raises(MachineError, match="index"):
        bundle.pack(published)


def test_a_folder_without_a_manifest_is_not_bundled(tmp_path: Path) -> None:
    with pytest.raises(MachineError):
        bundle.pack(tmp_path)


def test_a_bundle_lies_beside_the_site_where_no_file_is_named(tmp_path: Path) -> None:
    assert bundle.place(tmp_path / "site", None) == tmp_path / "site.zip"
    assert bundle.place(tmp_path / "site", tmp_path / "a.zip") == tmp_path / "a.zip"


@pytest.mark.parametrize("name", ["site.toml", "site/a.zip", "missing/a.zip"])
def test_a_bundle_never_overwrites_what_is_no_zip_nor_lies_in_the_site(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(UsageError):
        bundle.place(tmp_path / "site", tmp_path / name)


def test_every_system_can_read_the_zip(published: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle.pack(published))) as archive:
        assert archive.testzip() is None
