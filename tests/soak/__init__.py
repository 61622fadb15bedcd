"""Long runs: many texts, builds killed at any moment, builds that rival for one site."""
