"""`python cli.py …` from the checkout is `scrape …`; the commands live in scraper/commands/."""

from scraper.commands import main

if __name__ == "__main__":
    main()
