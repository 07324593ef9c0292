"""TLS settings: trusted certificates, and support of outdated servers."""

from __future__ import annotations

import os
import ssl
from functools import cache
from pathlib import Path
from typing import Literal

from scraper.errors import ConfigError
from scraper.i18n import Message

TLS = Literal["modern", "legacy", "none"]
"""``modern`` accepts what OpenSSL accepts by default, as curl, wget and node do; ``legacy`` outdated servers too;
``none`` is for http."""

LEGACY_CIPHERS = "ALL:!aNULL:!eNULL:@SECLEVEL=0"
"""All ciphers that authenticate and encrypt, with short keys and SHA-1 too."""


@cache
def context(kind: TLS) -> ssl.SSLContext:
    """The settings of a connection: certificates are verified, against certifi's list or what SSL_CERT_FILE and
    SSL_CERT_DIR name. Loading them takes a while.

    Raises ConfigError where the file, or the folder, cannot be read or holds no certificate.
    """
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.set_alpn_protocols(["http/1.1"])
    if kind == "none":
        return made
    _trust(made)
    # Python's own list leaves out what has no forward secrecy: RSA key exchange, and CBC, which old servers have alone
    made.set_ciphers("DEFAULT")
    if kind == "legacy":
        made.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        made.set_ciphers(LEGACY_CIPHERS)
        made.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)  # RFC 5746 is of 2010; Python 3.12 names it
    return made


def check() -> None:
    """Raise ConfigError if SSL_CERT_FILE or SSL_CERT_DIR cannot be used, before any request: any page may redirect to
    https."""
    if os.environ.get("SSL_CERT_FILE") or os.environ.get("SSL_CERT_DIR"):
        context("modern")


def _trust(made: ssl.SSLContext) -> None:
    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if not file and not folder:
        import certifi

        made.load_verify_locations(cafile=certifi.where())
        return
    if file and not Path(file).is_file():
        raise ConfigError(
            Message(
                "SSL_CERT_FILE says {file}, and there is no such file; set it to your certificates in "
                "PEM, or unset it to take certifi's",
                file=file,
            )
        )
    if folder and not Path(folder).is_dir():
        raise ConfigError(
            Message(
                "SSL_CERT_DIR says {folder}, and there is no such folder; set it to that of your "
                "certificates, or unset it to take certifi's",
                folder=folder,
            )
        )
    try:
        made.load_verify_locations(cafile=file or None, capath=folder or None)
    except OSError as error:  # ssl.SSLError is one, too
        why = getattr(error, "strerror", None) or error
        raise ConfigError(
            Message(
                "SSL_CERT_FILE says {file}, which holds no certificate that can be read ({why}); set it "
                "to your certificates in PEM, or unset it to take certifi's",
                file=file,
                why=why,
            )
        ) from None
