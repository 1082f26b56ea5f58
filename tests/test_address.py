"""Addresses: the lines that each country wants, and what it does not take."""

from __future__ import annotations

import pytest

from cardmaker.errors import BadAddress
from cardmaker.run.addresses import read_address
from cardmaker.text.address import Address, address_lines, country_code, lacking

US = Address("Ada", "", ("1 Elm St", "Apt 2"), "", "Springfield", "Illinois", "62704", "US")
GB = Address("Ada", "", ("12 High St",), "", "London", "", "sw1a2aa", "GB")
DE = Address("Jürgen", "", ("Hauptstr. 1",), "", "Köln", "", "50667", "DE")
FR = Address("Zoé", "Chez Max", ("1 rue du Port",), "", "Lyon", "", "69002", "FR")
NL = Address("Jan", "", ("Damrak 1",), "", "Amsterdam", "", "1012lg", "NL")
IE = Address("Aoife", "", ("1 Main St",), "", "Dublin", "Co. Dublin", "d02x285", "IE")
JP = Address("Ken", "", ("1-2-3 Ginza",), "", "Chuo", "Tokyo", "1040061", "JP")
CA = Address("Guy", "", ("1 Bay St",), "", "Ottawa", "ontario", "k1a0b1", "CA")
CH = Address("Urs", "", ("Seeweg 1",), "", "Zürich", "", "CH-8001", "CH")
SG = Address("Li", "", ("1 Orchard Rd",), "", "Singapore", "", "238823", "SG")
AU = Address("Bo", "", ("1 Kent St",), "", "Sydney", "nsw", "2000", "AU")
IN_LINES = Address("Ada", "", ("1 Elm St", "Springfield IL 62704"))


@pytest.mark.parametrize(
    ("address", "home", "lines"),
    [
        (US, "US", "Ada|1 Elm St|Apt 2|Springfield, IL 62704"),
        (US, "GB", "Ada|1 Elm St|Apt 2|SPRINGFIELD, IL 62704|UNITED STATES"),
        (GB, "GB", "Ada|12 High St|London|SW1A 2AA"),
        (GB, "US", "Ada|12 High St|LONDON|SW1A 2AA|UNITED KINGDOM"),
        (DE, "DE", "Jürgen|Hauptstr. 1|50667 Köln"),
        (DE, "FR", "Jürgen|Hauptstr. 1|50667 KÖLN|GERMANY"),
        (FR, "FR", "Chez Max|Zoé|1 rue du Port|69002 Lyon"),
        (FR, "US", "Chez Max|Zoé|1 rue du Port|69002 LYON|FRANCE"),
        (NL, "NL", "Jan|Damrak 1|1012 LG Amsterdam"),
        (IE, "GB", "Aoife|1 Main St|DUBLIN|Co. Dublin|D02 X285|IRELAND"),
        (JP, "US", "Ken|1-2-3 Ginza, Chuo, TOKYO|104-0061|JAPAN"),
        (CA, "CA", "Guy|1 Bay St|Ottawa ON K1A 0B1"),
        (CA, "US", "Guy|1 Bay St|OTTAWA ON K1A 0B1|CANADA"),
        (CH, "CH", "Urs|Seeweg 1|CH-8001 Zürich"),
        (SG, "US", "Li|1 Orchard Rd|SINGAPORE 238823|REP. OF SINGAPORE"),
        (AU, "AU", "Bo|1 Kent St|Sydney NSW 2000"),
        (IN_LINES, "US", "Ada|1 Elm St|Springfield IL 62704"),
        (IN_LINES._replace(country="US"), "DE", "Ada|1 Elm St|Springfield IL 62704|UNITED STATES"),
    ],
)
def test_the_lines_of_a_country(address: Address, home: str, lines: str) -> None:
    assert "|".join(address_lines(address, home)) == lines
    assert lacking(address, home) == ()


def test_print_is_in_capitals_where_the_country_asks_for_it_but_nobody_s_name() -> None:
    assert address_lines(US, "US", capitals=True)[0] == "Ada"
    assert address_lines(US, "US", capitals=True)[-1] == "SPRINGFIELD, IL 62704"
    assert address_lines(CA, "CA", capitals=True)[:2] == ("Guy", "1 Bay St")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (US._replace(postcode="2138"), "zeros at the front"),
        (DE._replace(postcode="123"), "no postcode of Germany"),
        (US._replace(region="Ilinois"), "did you mean Illinois"),
        (GB._replace(postcode="12345"), "looks like"),
    ],
)
def test_what_a_country_does_not_know_is_refused(address: Address, said: str) -> None:
    with pytest.raises(BadAddress) as told:
        address_lines(address, "US")
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        (US._replace(region="", postcode=""), ("region", "postcode")),
        (GB._replace(city="", street=()), ("street", "city")),
        (IE._replace(postcode=""), ()),
        (DE._replace(name=""), ("name",)),
        (DE._replace(name="", company="Post"), ()),
    ],
)
def test_what_a_country_misses(address: Address, fields: tuple[str, ...]) -> None:
    assert lacking(address, "US") == fields


@pytest.mark.parametrize(
    ("said", "code"),
    [("de", "DE"), ("Deutschland", "DE"), ("GERMANY", "DE"), ("UK", "GB"), ("Scotland", "GB"),
     ("U.S.A.", "US"), ("Nederland", "NL"), ("Japan", "JP"), ("Finland", "FI"), ("Ireland", "IE")],
)  # fmt: skip
def test_countries_by_their_names(said: str, code: str) -> None:
    assert country_code(said) == code


def test_an_unknown_country_is_answered_with_a_near_one() -> None:
    with pytest.raises(BadAddress, match="did you mean Germany"):
        country_code("Germny")
    for unlike in ("Narnia", "Atlantis", "Qwxyz"):
        with pytest.raises(BadAddress, match="two letters"):
            country_code(unlike)


@pytest.mark.parametrize(
    "row",
    [
        {"name": "Ada Byron", "street": "1 Elm", "city": "Salem", "state": "MA", "zip": "01970"},
        {"full_name": "Ada Byron", "address_1": "1 Elm", "town": "Salem", "region": "MA",
         "postal_code": "01970"},
        {"first_name": "Ada", "last_name": "Byron", "address": "1 Elm", "city": "Salem",
         "state": "MA", "zip_code": "01970"},
        {"envelope_name": "Ada Byron", "name": "Ada", "address_line_1": "1 Elm",
         "post_town": "Salem", "county": "MA", "postcode": "01970"},
    ],
)  # fmt: skip
def test_columns_go_by_many_names(row: dict[str, str]) -> None:
    found = read_address(row)
    assert found == Address("Ada Byron", "", ("1 Elm",), "", "Salem", "MA", "01970")


def test_the_name_is_taken_from_where_one_says() -> None:
    row = {"name": "Ada", "household": "The Byrons", "street": "1 Elm|Flat 2"}
    assert read_address(row, "household").name == "The Byrons"
    assert read_address(row).street == ("1 Elm", "Flat 2")
