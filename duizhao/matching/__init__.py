"""From two documents to topics, links and shared wording."""
