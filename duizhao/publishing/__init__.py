"""From analyses to pages, data and a published tree."""
