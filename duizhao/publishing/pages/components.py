"""The page behind the site: its type, spaces and colours by number, every component in every state.

It is in no navigation, asks not to be indexed, and is what the browser tests look at where a report
happens not to have some form. All its numbers are read from the style sheet.
"""

from dataclasses import dataclass

from duizhao.publishing import colours
from duizhao.publishing.page import Entry, Page
from duizhao.publishing.pages import paths, specimens

SCHEME_NAMES = {
    "light": "浅色",
    "dark": "深色",
    "contrast": "高对比，浅色",
    "dark-contrast": "高对比，深色",
}
EYES = {"": "常人", "protan": "红色盲", "deutan": "绿色盲", "tritan": "蓝色盲"}
CONTENTS = (
    Entry("type", "字号、行距、间距、版心"),
    Entry("colours", "颜色与对比"),
    Entry("aligned", "对照行"),
    Entry("marks", "文中标记"),
    Entry("figures", "数值"),
    Entry("findings", "要点"),
    Entry("texts", "报告原文"),
    Entry("tables", "表格"),
    Entry("tools", "表格的筛选、排序和下载"),
    Entry("charts", "图"),
    Entry("revisions", "版本对照"),
    Entry("notices", "提示与空白"),
    Entry("forms", "表单与检索"),
    Entry("ways", "导航与翻页"),
)


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour of a scheme."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Measured:
    """Two colours that come together, and what was computed of them."""

    first: Swatch
    second: Swatch
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of a scheme, and how they stand to each other."""

    id: str
    name: str
    colours: tuple[Swatch, ...]
    text: tuple[Measured, ...]
    signs: tuple[Measured, ...]
    meanings: tuple[Measured, ...]


def page(sheet: str, *, review: bool) -> Page:
    """Return the page; `sheet` is the site's style sheet, `review` the edition."""
    steps = colours.palettes(sheet)[":root"]
    return Page(
        paths.COMPONENTS,
        "版式与组件",
        "pages/components.html",
        {
            "sizes": _steps(steps, "size"),
            "leadings": _steps(steps, "leading"),
            "spaces": _steps(steps, "space"),
            "measures": _steps(steps, "measure") + _steps(steps, "wide"),
            "schemes": tuple(_scheme(name, each) for name, each in colours.schemes(sheet).items()),
            "eyes": tuple(EYES.values()),
            "left": specimens.LEFT,
            "right": specimens.RIGHT,
            "words": specimens.words(specimens.MIDDLE),
            "units": specimens.units(review=review),
            "alone": specimens.alone(),
            "numbers": specimens.figures(),
            "groups": specimens.groups(),
            "findings": specimens.findings(review=review),
            "rows": specimens.rows(),
            "progress": specimens.progress(),
            "topics": specimens.topics(),
            "texts": specimens.texts(),
            "cited": specimens.citations(),
        },
        "about",
        "本站的字号、间距、颜色和各种组件",
        contents=CONTENTS,
        listed=False,
    )


def _steps(properties: dict[str, str], kind: str) -> tuple[tuple[str, str], ...]:
    """Return (name, value) of the custom properties of one kind."""
    return tuple(
        (name, value)
        for name, value in properties.items()
        if name == kind or name.startswith(f"{kind}-")
    )


def _scheme(name: str, found: dict[str, str]) -> Scheme:
    return Scheme(
        f"colours-{name}",
        SCHEME_NAMES[name],
        tuple(Swatch(*each) for each in found.items()),
        _measured(found, colours.TEXT, ("contrast",)),
        _measured(found, colours.SIGNS, ("contrast",)),
        _measured(found, colours.MEANINGS, tuple(EYES)),
    )


def _measured(found: dict[str, str], listed: str, by: tuple[str, ...]) -> tuple[Measured, ...]:
    """Return each pair with its contrast, or with its difference to each kind of eyes."""
    return tuple(
        Measured(
            Swatch(first, found[first]),
            Swatch(second, found[second]),
            tuple(_computed(found[first], found[second], how) for how in by),
        )
        for first, second in colours.pairs(listed)
    )


def _computed(first: str, second: str, how: str) -> str:
    if how == "contrast":
        return f"{colours.contrast(first, second):.2f}"
    return f"{colours.apart(first, second, how):.1f}"
