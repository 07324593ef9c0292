"""Reading pages: fetched and parsed in processes of this machine, each page within its budget of time."""
