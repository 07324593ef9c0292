"""`python cli.py …` from the checkout is `scrape …`; the commands live in scraper/cli/commands."""

from scraper.cli.main import main

if __name__ == "__main__":
    main()
