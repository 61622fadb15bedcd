"""How `build.py` may be called (CONTRACT: Commands), and what is said of a wrong call."""

import argparse
import re
from pathlib import Path
from typing import NoReturn

from duizhao.reading import schema

WRONG_USAGE = 2
COMMANDS = {
    "check": "check 只检查",
    "serve": "serve 边改边看",
    "review": "review 写出审校单",
    "decide": "decide 收入决定",
    "bundle": "bundle 打包全站",
}
USAGE = (
    (re.compile(r"argument command: invalid choice: '(.*?)'"), "没有“{0}”这个命令"),
    (
        re.compile(r"argument (\S+): invalid choice: '(.*?)' \(choose from (.*)\)"),
        "{0} 不能写“{1}”，可写的：{2}",
    ),
    (re.compile(r"unrecognized arguments: (.*)"), "不认识“{0}”"),
    (re.compile(r"argument (\S+): expected one argument"), "{0} 之后没有写值"),
)


def options(arguments: list[str] | None) -> argparse.Namespace:
    """Return what was asked for; say what is wrong with it and exit with 2."""
    parser = _Parser(prog="build.py", description="对照：读入报告，发布网站")
    parser.add_argument("command", nargs="?", choices=COMMANDS, help="、".join(COMMANDS.values()))
    parser.add_argument("file", nargs="?", type=Path, help="decide 读的，bundle 写的")
    parser.add_argument("--content", type=Path, default=Path("content"), help="内容目录")
    parser.add_argument("--site", type=Path, default=Path("site"), help="发布目录")
    parser.add_argument("--edition", choices=schema.EDITIONS, help="审校版或公开版")
    parser.add_argument("--output", type=Path, default=Path("review.html"), help="审校单的文件名")
    found = parser.parse_args(arguments)
    if found.command == "decide" and not found.file:
        parser.error("decide 之后写决定文件")
    if found.file and found.command not in ("decide", "bundle"):
        parser.error("文件只写在 decide 和 bundle 之后")
    if found.command == "decide" and not found.file.is_file():
        parser.error(f"没有文件 {found.file}")
    if found.command == "review" and not found.output.resolve().parent.is_dir():
        parser.error(f"没有目录 {found.output.parent}，请先建立")
    if found.command == "review" and found.output.is_dir():
        parser.error(f"{found.output} 是目录，--output 之后写文件名，如 review.html")
    return found


class _Parser(argparse.ArgumentParser):
    """Says in Chinese what was called wrongly; the library says it in English."""

    def error(self, message: str) -> NoReturn:
        said = next(
            (
                said.format(*match.groups())
                for known, said in USAGE
                if (match := known.match(message))
            ),
            message,
        )
        commands = "、".join(COMMANDS.values())
        told = f"{said}。命令：{commands}，不写命令就是生成网站；全部写法见 build.py --help"
        self.exit(WRONG_USAGE, f"{told}\n")
