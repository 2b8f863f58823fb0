"""Laws of the loss report's page: it leaves nothing out, and it holds no secret."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import convert_manifests
import convert_samples
from conversions import converted
from convert_manifests import Folder
from convert_samples import Sample
from pages import assert_complete
from provcheck.conversion.report.html import render

FOLDERS = st.builds(
    lambda seed, size: convert_manifests.folder(random.Random(seed), size),
    st.integers(min_value=0, max_value=2**40),
    st.integers(min_value=0, max_value=4),
)
some = settings(max_examples=60, deadline=None, derandomize=True)


@given(convert_samples.samples(), st.booleans())
@some
def test_of_a_configuration(sample: Sample, annotations: bool) -> None:
    made = convert_samples.to_pai(sample.text, sample.release, annotations=annotations)
    assert_complete(made)
    page = render(made)
    assert not [one for one in convert_samples.SECRETS if one in page or one[8:20] in page or one[-12:] in page]


@given(FOLDERS, st.booleans())
@some
def test_of_manifests(folder: Folder, annotations: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        texts = {path: file.text for path, file in folder.files.items()}
        made = converted(Path(name), texts, "openclaw", annotations=annotations)
    assert_complete(made)
    page = render(made)
    assert not [one for one in folder.secrets if one in page]
