"""From the bytes of a release to its sections, paragraphs and sentences."""
