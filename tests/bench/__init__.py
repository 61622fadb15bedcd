"""How long the build takes, beside other builders of as many pages with the same text."""
