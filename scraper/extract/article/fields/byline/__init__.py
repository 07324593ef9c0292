"""Who wrote an article: the printed credit, and the data of the page that name its authors."""
