"""List pages: groups of links, which of them is the main list, and its entries."""
