"""What the classes of values are called in headings, and what each of them means."""

from provcheck.conversion.entry import Outcome

HEADINGS = {
    Outcome.NEEDS_YOU: ("Needs you", "yours to finish"),
    Outcome.DROPPED: ("Dropped", "not in the result"),
    Outcome.APPROXIMATED: ("Approximated", "kept, but not quite the same"),
    Outcome.DEFAULTED: ("Defaulted", "in the result only"),
    Outcome.RENAMED: ("Renamed", "the same under another name"),
    Outcome.EXACT: ("Exact", "the same"),
}
