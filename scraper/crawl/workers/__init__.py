"""Reading pages: fetched here and parsed in processes of this machine, each page within a time budget."""
