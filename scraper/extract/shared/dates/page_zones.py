"""The time zone that a page keeps, by the country of its address or by its language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from urllib.parse import urlsplit

from scraper.extract.shared.dates.time_zones import zone

COUNTRIES: Mapping[str, str] = {
    country: name
    for name, countries in (
        row.split(None, 1)
        for row in """
        Asia/Shanghai                   cn
        Asia/Taipei                     tw
        Asia/Hong_Kong                  hk
        Asia/Macau                      mo
        Asia/Singapore                  sg
        Asia/Kuala_Lumpur               my
        Asia/Manila                     ph
        Asia/Tokyo                      jp
        Asia/Seoul                      kr
        Asia/Bangkok                    th
        Asia/Ho_Chi_Minh                vn
        Asia/Kolkata                    in
        Asia/Colombo                    lk
        Asia/Dhaka                      bd
        Asia/Kathmandu                  np
        Asia/Karachi                    pk
        Asia/Tashkent                   uz
        Asia/Tehran                     ir
        Asia/Dubai                      ae
        Asia/Baku                       az
        Asia/Yerevan                    am
        Asia/Tbilisi                    ge
        Asia/Riyadh                     sa
        Asia/Baghdad                    iq
        Asia/Kuwait                     kw
        Asia/Qatar                      qa
        Asia/Amman                      jo
        Asia/Beirut                     lb
        Asia/Jerusalem                  il
        Europe/Istanbul                 tr
        Europe/Minsk                    by
        Europe/Kyiv                     ua
        Europe/Chisinau                 md
        Europe/Bucharest                ro
        Europe/Sofia                    bg
        Europe/Athens                   gr cy
        Europe/Helsinki                 fi
        Europe/Tallinn                  ee
        Europe/Riga                     lv
        Europe/Vilnius                  lt
        Europe/Warsaw                   pl
        Europe/Prague                   cz
        Europe/Bratislava               sk
        Europe/Budapest                 hu
        Europe/Vienna                   at
        Europe/Ljubljana                si
        Europe/Zagreb                   hr
        Europe/Sarajevo                 ba
        Europe/Belgrade                 rs
        Europe/Skopje                   mk
        Europe/Tirane                   al
        Europe/Zurich                   ch li
        Europe/Berlin                   de
        Europe/Copenhagen               dk
        Europe/Stockholm                se
        Europe/Oslo                     no
        Europe/Amsterdam                nl
        Europe/Brussels                 be
        Europe/Luxembourg               lu
        Europe/Paris                    fr
        Europe/Rome                     it va sm
        Europe/Malta                    mt
        Europe/Madrid                   es
        Europe/Lisbon                   pt
        Europe/London                   uk
        Europe/Dublin                   ie
        Atlantic/Reykjavik              is
        Africa/Cairo                    eg
        Africa/Casablanca               ma
        Africa/Algiers                  dz
        Africa/Tunis                    tn
        Africa/Lagos                    ng
        Africa/Accra                    gh
        Africa/Nairobi                  ke
        Africa/Addis_Ababa              et
        Africa/Dar_es_Salaam            tz
        Africa/Kampala                  ug
        Africa/Harare                   zw
        Africa/Johannesburg             za
        Africa/Windhoek                 na
        America/Argentina/Buenos_Aires  ar
        America/Montevideo              uy
        America/Asuncion                py
        America/La_Paz                  bo
        America/Lima                    pe
        America/Bogota                  co
        America/Caracas                 ve
        America/Guatemala               gt
        America/Costa_Rica              cr
        Pacific/Auckland                nz
        """.strip().splitlines()
    )
    for country in countries.split()
}
"""Country, as addresses end and languages name it (ISO 3166) -> its zone. Countries with several zones (us, au, ru, ca,
br, id) have none."""
_NAMES = {"gb": "uk"}
"""Country in a language's tag -> how its addresses end."""
_ANYBODYS = frozenset(("co",))
"""Endings that sites of all countries use."""

_LANGUAGES: Mapping[str, str] = {
    language: country
    for country, languages in (
        row.split(None, 1)
        for row in """
        cn  zh
        jp  ja
        kr  ko
        th  th
        vn  vi
        in  hi
        bd  bn
        np  ne
        ir  fa
        il  he
        tr  tr
        az  az
        am  hy
        ge  ka
        gr  el
        ua  uk
        by  be
        ro  ro
        bg  bg
        fi  fi
        ee  et
        lv  lv
        lt  lt
        pl  pl
        cz  cs
        sk  sk
        hu  hu
        si  sl
        hr  hr
        ba  bs
        rs  sr
        mk  mk
        al  sq
        de  de
        it  it
        nl  nl
        dk  da
        se  sv
        no  no nb nn
        is  is
        """.strip().splitlines()
    )
    for language in languages.split()
}
"""Language -> the country whose clock is that of (nearly) all who write it. English, French, Spanish, Portuguese,
Arabic and Russian are written by many clocks."""


def of_page(url: str | None, language: str | None) -> tzinfo | None:
    """The zone of the country of a page's address, else of its language; None where neither tells one."""
    name = named(url, language)
    return zone(name) if name is not None else None


def named(url: str | None, language: str | None) -> str | None:
    """The same zone's name (IANA)."""
    ending = ((url and urlsplit(url).hostname) or "").rpartition(".")[2]
    primary, *rest = (language or "").lower().replace("_", "-").split("-")
    places = (
        "" if ending in _ANYBODYS else ending,
        *(_NAMES.get(part, part) for part in rest if len(part) == 2),
        _LANGUAGES.get(primary, ""),
    )
    return next((COUNTRIES[place] for place in places if place in COUNTRIES), None)
