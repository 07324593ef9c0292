"""The program's beginning: `python -m scraper …` is `scrape …`."""


def main() -> None:
    """Run the command line. It is imported here: a worker imports this module, too, and has no use for it."""
    from scraper.cli.main import main as run

    run()


if __name__ == "__main__":
    main()
