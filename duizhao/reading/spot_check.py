"""Read what an editor says of a spot check: how many figures a person read, how many agree."""

from duizhao.errors import Code, Finding
from duizhao.model import SpotCheck
from duizhao.reading import schema
from duizhao.reading.toml import Table


def read(report: Table) -> tuple[SpotCheck | None, tuple[Finding, ...]]:
    """Return the spot check of a report.toml, None where there is none, and what is wrong."""
    table = report.inner("spot_check")
    if table is None:
        return None, ()
    found = tuple(table.check(schema.SPOT_CHECK))
    if found:
        return None, found
    read_by_hand, agreed = table.values["read"], table.values["agreed"]
    if read_by_hand < 1 or not 0 <= agreed <= read_by_hand:
        wrong = table.finding(
            "agreed" if read_by_hand > 0 else "read",
            Code.WRONG_COUNT,
            "抽查的处数不合理",
            expected="read 至少为 1，agreed 在 0 和 read 之间",
            found=f"read = {read_by_hand}，agreed = {agreed}",
        )
        return None, (wrong,)
    return SpotCheck(read_by_hand, agreed, table.values.get("on")), ()
