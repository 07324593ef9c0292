"""Who wrote an article: the line that signs it, and the data of the page that name its authors."""
