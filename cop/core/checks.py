"""System checks of the house's own rules."""
