"""From frozen contents to a document: words and order, no layout and no case file."""
