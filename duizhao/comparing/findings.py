"""The sentences of 对照要点: what two reports say, as findings that rest on their words.

A finding is made from figures and passages alone: where these change, it changes or goes.
"""

from collections.abc import Iterable, Iterator

from duizhao.comparing import estimates, intervals, main_targets, positions, sentences, sums
from duizhao.comparing.sentences import Draft, Speaker, listed, say
from duizhao.lexicon import table
from duizhao.model import Analysis, Ground, Indicator, Piece, Progress, Quantity, Row, Statement
from duizhao.text import identifiers

ALIKE = ("exact", "close")
OTHER_UNIT = "单位不同"
_ALIKE = {"": "alike", "target_result": "reached", "target_target": "set_again"}


def findings(
    left: Analysis, right: Analysis, rows: Iterable[Row], indicators: tuple[Indicator, ...] = ()
) -> tuple[Statement, ...]:
    """Return what the essentials of a pair have to say, by rule, in the order of the texts."""
    pair = sentences.speakers(left, right)
    drafts = [*_dates(*pair), *_positions(*pair)]
    for speaker in pair:
        drafts += _targets(speaker, indicators)
        drafts += _years(speaker)
        drafts += _sums(speaker)
        drafts += _deadlines(speaker)
    drafts += _rows(rows, *pair)
    order = {rule: place for place, rule in enumerate(sentences.rules())}
    drafts.sort(key=lambda draft: order[draft.rule])
    ids = identifiers("f", (f"{draft.rule} {draft.key}" for draft in drafts))
    return tuple(
        Statement(id_, draft.rule, draft.pieces, draft.grounds, _caution(draft))
        for id_, draft in zip(ids, drafts, strict=True)
    )


def _caution(draft: Draft) -> str:
    """Return what the rule warns of, and what this one finding has to be read with."""
    general: str = sentences.rules()[draft.rule]["caution"]
    return f"{draft.caution}；{general}" if draft.caution else general


# --- both reports ---------------------------------------------------------------------------------


def _dates(left: Speaker, right: Speaker) -> Iterator[Draft]:
    """Yield which of two places reported first, where both days are known."""
    known = [
        (delivered, speaker)
        for speaker in (left, right)
        if (delivered := speaker.analysis.document.report.delivered)
    ]
    names = {speaker.analysis.document.report.jurisdiction for speaker in (left, right)}
    if len(known) < 2 or len(names) < 2:
        return
    known.sort(key=lambda each: each[0])
    (first_day, first), (second_day, second) = known
    slots: dict[str, sentences.Words] = {
        "first": first.place,
        "first_day": sentences.day(first_day),
        "second": second.place,
        "second_day": sentences.day(second_day),
        "days": str((second_day - first_day).days),
    }
    sentence = "together" if first_day == second_day else "apart"
    yield Draft("dates", "", say("dates", sentence, slots), ())


def _positions(left: Speaker, right: Speaker) -> Iterator[Draft]:
    """Yield the names a place gave itself and gives itself now: within a report, across years."""
    for speaker in (left, right):
        before, now = positions.back(speaker.analysis), positions.ahead(speaker.analysis)
        names = (f"{speaker.place}报告回顾部分", "今后工作部分")
        yield from _renamed(names, (speaker, before), (speaker, now))
    reports = [speaker.analysis.document.report for speaker in (left, right)]
    if reports[0].jurisdiction == reports[1].jurisdiction:
        before, now = positions.ahead(left.analysis), positions.ahead(right.analysis)
        yield from _renamed((left.place, right.place), (left, before), (right, now))


def _renamed(
    names: tuple[str, str],
    earlier: tuple[Speaker, positions.Positions],
    later: tuple[Speaker, positions.Positions],
) -> Iterator[Draft]:
    (one, before), (other, now) = earlier, later
    if not (before and now):
        return
    was, is_ = [each.words for each in before], [each.words for each in now]
    same = [words for words in is_ if words in was]
    slots: dict[str, sentences.Words] = {
        "first": names[0],
        "second": names[1],
        "before": listed(one.quoted(was)),
        "now": listed(other.quoted(is_)),
        "same": listed(other.quoted(same)),
    }
    sentence = "same" if set(was) == set(is_) else "partly" if same else "changed"
    grounds = [one.words(each.paragraph, each.at) for each in before]
    grounds += [other.words(each.paragraph, each.at) for each in now]
    yield Draft(
        "positions", one.side + other.side, say("positions", sentence, slots), tuple(grounds)
    )


def _rows(rows: Iterable[Row], left: Speaker, right: Speaker) -> Iterator[Draft]:
    """Yield what the rows say; the second of one name, such as a part of a sum, is no sentence."""
    told: set[tuple[object, ...]] = set()
    for row in rows:
        figures = _first(left, row.left), _first(right, row.right)
        name = row.of, row.label, *((q.metric, q.kind, q.measure) for q in figures if q)
        draft = _row(row, left, right) if name not in told else None
        told.add(name)
        if draft is not None:
            yield draft


def _row(row: Row, left: Speaker, right: Speaker) -> Draft | None:
    """Return what a row of figures says, None where that is not worth a sentence."""
    one, other = _first(left, row.left), _first(right, row.right)
    if one is None or other is None:
        return None
    slots: dict[str, sentences.Words] = {
        "label": _label(row.label, left),
        "left_place": left.place,
        "right_place": right.place,
        "left_year": str(left.year),
        "right_year": str(right.year),
        "left_kind": _kind(left, one),
        "right_kind": _kind(right, other),
        "left": left.figure(one, row.label),
        "right": right.figure(other, row.label),
    }
    worded = (intervals.is_worded(one), intervals.is_worded(other))
    named = _named(row, worded)
    if named is None:
        return None
    grounds = (left.ground(one), right.ground(other))
    reason = row.reason if row.comparable == "close" else ""
    return Draft(named[0], f"{row.of} {row.id}", say(*named, slots), grounds, reason)


def _kind(speaker: Speaker, quantity: Quantity) -> str:
    """Return what a figure of a sentence is: of several years, a sum or what is told of them."""
    summed = quantity.kind != "cumulative_result" or quantity.extent == "cumulative"
    kind = str(table("labels")["kind"][quantity.kind] if summed else table("findings")["standing"])
    expected = f"（{_expected(speaker, quantity)}）" if _expected(speaker, quantity) else ""
    return f"{kind}{expected}"


def _expected(speaker: Speaker, quantity: Quantity) -> str:
    """Return 预计 of what a report sets out as done but only expects."""
    expected = estimates.is_expected(speaker.analysis.document, quantity)
    return str(table("labels")["estimate"]["expected"]) if expected else ""


def _named(row: Row, worded: tuple[bool, bool]) -> tuple[str, str] | None:
    """Return rule and sentence for a row."""
    if row.comparable in ALIKE and not any(worded):
        return "both_numbers", _ALIKE[row.of]
    if row.reason == OTHER_UNIT:
        return "units", "between"
    if row.relation == "reported_in_words":
        return "words", "reported"
    if row.relation == "one_side_in_words" and worded[0] != worded[1]:
        return "words", "beside"
    return None


def _first(speaker: Speaker, names: tuple[str, ...]) -> Quantity | None:
    return next((q for q in speaker.analysis.quantities if q.id in names[:1]), None)


def _label(label: str, speaker: Speaker) -> sentences.Words:
    """Return the name of a line, which a report may have given it."""
    return (Piece(label, speaker.side),)


# --- one report -----------------------------------------------------------------------------------


def _targets(speaker: Speaker, indicators: tuple[Indicator, ...]) -> Iterator[Draft]:
    """Yield how many main targets have a number and how many are put in words."""
    targets = main_targets.main_targets(speaker.analysis)
    if not targets:
        return
    numbered = [quantity for quantity in targets if not intervals.is_worded(quantity)]
    worded = sorted(_in_words(speaker, targets, indicators), key=lambda item: item[0].at)
    slots: dict[str, sentences.Words] = {
        "place": speaker.place,
        "numbered_count": str(len(numbered)),
        "worded_count": str(len(worded)),
        "numbered": listed(map(speaker.figure, numbered)),
        "worded": listed(words for _, words in worded),
    }
    sentence = "mixed" if numbered and worded else "numbered" if numbered else "worded"
    grounds = sorted(
        (*map(speaker.ground, numbered), *(ground for ground, _ in worded)),
        key=lambda ground: ground.at,
    )
    yield Draft("targets", speaker.side, say("targets", sentence, slots), tuple(grounds))


def _in_words(
    speaker: Speaker, targets: Iterable[Quantity], indicators: tuple[Indicator, ...]
) -> Iterator[tuple[Ground, tuple[Piece, ...]]]:
    """Yield the targets in words; also clauses that name an indicator and were not read as one."""
    for quantity in filter(intervals.is_worded, targets):
        yield speaker.ground(quantity), speaker.figure(quantity)
    document = speaker.analysis.document
    for paragraph, clause in main_targets.unread(speaker.analysis, indicators):
        words = Piece(document.words(clause), speaker.side)
        yield speaker.words(paragraph, clause), (Piece("“"), words, Piece("”"))


def _years(speaker: Speaker) -> Iterator[Draft]:
    """Yield what has a number in one of last year's result and this year's target only."""
    known = {quantity.id: quantity for quantity in speaker.analysis.quantities}
    for line in speaker.analysis.progress:
        if line.result and line.target:
            draft = _of_line(speaker, line, known[line.result], known[line.target])
            if draft is not None:
                yield draft


def _of_line(speaker: Speaker, line: Progress, result: Quantity, target: Quantity) -> Draft | None:
    named = {
        "to_words": ("words", "to_words"),
        "to_number": ("words", "to_number"),
        "unit_changed": ("units", "changed"),
    }.get(line.relation)
    if named is None or line.comparable not in (*ALIKE, "no"):
        return None
    if intervals.is_worded(result) and intervals.is_worded(target):
        return None
    if named[0] == "units" and line.reason != OTHER_UNIT:
        return None
    slots: dict[str, sentences.Words] = {
        "label": _label(line.label, speaker),
        "place": speaker.analysis.document.report.jurisdiction,
        "result_year": str(speaker.year - 1),
        "target_year": str(speaker.year),
        "result": (Piece(_expected(speaker, result)), *speaker.figure(result, line.label)),
        "target": speaker.figure(target, line.label),
    }
    grounds = (speaker.ground(result), speaker.ground(target))
    return Draft(named[0], f"{speaker.side} {line.id}", say(*named, slots), grounds)


def _sums(speaker: Speaker) -> Iterator[Draft]:
    """Yield the totals that are the sum of the parts listed behind them."""
    for found in sums.sums(speaker.analysis):
        total = found.total
        slots: dict[str, sentences.Words] = {
            "place": speaker.place,
            "label": (Piece(total.metric, speaker.side),),
            "total": speaker.figure(total, total.metric),
            "count": str(len(found.parts)),
            "parts": listed(map(speaker.figure, found.parts)),
            "sum": (Piece(total.surface, speaker.side),),
        }
        grounds = tuple(map(speaker.ground, (total, *found.parts)))
        yield Draft("sums", f"{speaker.side} {total.metric}", say("sums", "adds", slots), grounds)


def _deadlines(speaker: Speaker) -> Iterator[Draft]:
    """Yield which tasks without a number say by when."""
    dated = [each for each in speaker.analysis.undertakings if each.deadline]
    if not dated:
        return
    items = (
        tuple(Piece(words, speaker.side) for words in (each.object, each.deadline, each.verb))
        for each in dated
    )
    slots: dict[str, sentences.Words] = {
        "place": speaker.place,
        "count": str(len(dated)),
        "items": listed(items),
    }
    grounds = tuple(Ground(speaker.side, each.paragraph, each.at) for each in dated)
    yield Draft("deadlines", speaker.side, say("deadlines", "named", slots), grounds)
