"""Names of providers, models, agents and aliases: where they stand, and what else they may be called."""
