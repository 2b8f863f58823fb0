"""From nodes to the canonical model, one binder per dialect. Rules are unknown here."""
