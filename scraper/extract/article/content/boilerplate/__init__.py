"""What is among an article's paragraphs and is not its text: prompts, credits, captions, decks."""
