"""How a figure was counted, by its own words: as a flow, an increment, with old ones, on a list."""

from dataclasses import replace

from duizhao.comparing import intervals
from duizhao.model import Indicator, Quantity
from duizhao.numbers import indicators as registry
from duizhao.numbers import likeness

_LEVELS = ("国家级", "国家", "省级", "市级", "区级", "县级")


def as_counted(quantity: Quantity) -> Quantity:
    """Return by how many things grew as the flow that came to them: 净增35家 beside 新增30家."""
    things = registry.dimension(quantity.canonical_unit) in ("count", "households", "people")
    if quantity.measure == "growth" and things and is_increment(quantity):
        return replace(quantity, measure="count", extent="flow")
    return quantity


def as_known(
    one: Quantity, other: Quantity, known: dict[str, Indicator]
) -> tuple[Quantity, Quantity]:
    """Return two amounts as the stock or flow that their indicator is, whatever the clause says.

    粮食产量稳定在60万吨 is a year's harvest as 粮食产量400万吨以上 is.
    """
    indicator = known.get(one.indicator or "") if one.indicator == other.indicator else None
    if indicator is None or indicator.extent is None or one.measure == "count":
        return one, other
    return replace(one, extent=indicator.extent), replace(other, extent=indicator.extent)


def is_increment(quantity: Quantity) -> bool:
    """Tell whether a change is told as an amount and not as a rate."""
    rates = ("%", "个百分点")
    return quantity.measure in intervals.CHANGES and quantity.canonical_unit not in rates


def level(quantity: Quantity) -> str:
    """Return whose list a thing is on, `""` where that is not said: 国家, 省级, 市级."""
    words = quantity.metric
    return next((name.rstrip("级") for name in _LEVELS if name in words), "")


def with_old_ones(quantity: Quantity) -> bool | None:
    """Tell whether what is new was counted with what is renewed; None where neither is said."""
    doing = likeness.before_noun(quantity.metric)
    counted = quantity.measure in ("count", "level") and "new" in likeness.doings(doing)
    return likeness.with_old_ones(doing) if counted else None
