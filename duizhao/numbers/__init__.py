"""From sentences to quantities: figures with their metric, kind and period."""
