"""What an editor mistyped in a line that is no TOML: said in the editor's words, not the parser's.

The commonest mistakes look right on the screen: full-width marks, spaces copied from the web, a
field written twice.
"""

import re

TWICE = re.compile(r"overwrite|twice|mutate|namespace")
WIDE_SPACE = re.compile("[\u3000\u00a0\u2002\u2003\u200b\ufeff]")
REPEATED = "只留一处；整个文件的字段写在所有 [[…]] 之前，一组决定各自以 [[…]] 开头"
KEY = r"\s*[\w.-]+\s*"


def told(message: str, line: str) -> tuple[str, str]:
    """Return what is wrong with a line, and what to do; `message` is the parser's."""
    bare = line.strip()
    outside = re.sub(r'"[^"]*"|\'[^\']*\'', "", line)
    _, _, value = bare.partition("=")
    value = value.split("#")[0].strip()
    return next(
        said
        for applies, said in (
            (TWICE.search(message), ("同一个字段或表写了两次", REPEATED)),
            ("＝" in outside, ("等号是全角的", "改成半角的 =")),
            (re.search("[【】［］]", outside), ("方括号是全角的", "改成半角的 [ ]")),
            (value[:1] in "“”‘’＂「" and value, ("引号是全角的", '两头改成半角的 "')),
            (WIDE_SPACE.search(outside), ("有全角空格或不可见的空格", "删去，或改成半角空格")),
            (
                bare.startswith("[") and bare.count("[") != bare.count("]"),
                ("方括号不成对", "一组决定写成 [[…]]，两头各两个"),
            ),
            (
                value.count('"') > 2 and '"""' not in value,
                ("文字里又有半角引号", "两头改用单引号：'…'"),
            ),
            (value.count('"') % 2, ("引号不成对", '两头各一个半角的 "')),
            ("\\" in value, ("文字里有反斜线", "两头改用单引号：'…'，或把 \\ 写成 /")),
            (re.fullmatch(KEY, bare), ("没有等号和值", "写成 键 = 值")),
            (re.match(r"[^\W\d]", value), ("文字没有加引号", '两头各加一个半角的 "')),
            (re.match(r"\d+[^\W\d]", value), ("数后面有文字", "只写数字，或两头加引号")),
            (True, ("TOML 写法有误", "检查引号、等号、方括号是否为半角并成对")),
        )
        if applies
    )
