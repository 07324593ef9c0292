"""List pages: groups of links, the main list among them, and its entries."""
