"""Commands that find articles, show them, and open the archive to others."""
