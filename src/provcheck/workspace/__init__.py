"""Which files belong together: discovery, reading, includes, embedded configurations and context."""
