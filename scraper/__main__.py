"""`python -m scraper …` is `scrape …`."""

from scraper.commands import main

if __name__ == "__main__":
    main()
