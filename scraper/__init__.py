"""A command-line news scraper and archiver, made first for Chinese-language news."""

__version__ = "0.1.0"
