"""What two figures or two texts say beside each other; numbers and matching meet here."""
