"""Pages for a browser: one self-contained file each, which asks no network and is readable without scripts."""
