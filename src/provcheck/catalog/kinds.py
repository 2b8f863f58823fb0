"""What a model's name says it is made for, where the catalogue does not know the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provcheck.catalog.known import Kind

# In this order: rerankers and embedders of one family share first words. What stands in ``_PARTS`` counts anywhere
# in an id, what stands in ``_WORDS`` as whole words only: there is "ocr" in "democracy", and "diffusiongemma" chats.
_PARTS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("reranking", ("rerank",)),
    ("embedding", ("embed", "minilm", "retriever")),
    ("translation", ("translat",)),
    # A plain "guard" may be anybody's agent, so only guards that are known by their name.
    ("guard", ("llama-guard", "nemoguard", "safety-guard", "content-safety", "shieldgemma", "safeguard")),
    ("guard", ("granite-guardian", "text-moderation", "omni-moderation")),
    ("image-generation", ("stable-diffusion", "stable-image", "dall-e")),
)
_WORDS: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("reward", frozenset({"reward"})),
    ("parsing", frozenset({"parse"})),
    ("ocr", frozenset({"ocr", "paddleocr"})),
    ("speech", frozenset({"asr", "riva", "speech", "stt", "tts", "transcribe", "whisper"})),
    ("embedding", frozenset({"bge", "clip", "nvclip"})),
    ("image-generation", frozenset({"flux", "image", "imagen", "sdxl"})),
)
_BETWEEN_WORDS = str.maketrans("/:@_. ", "------")


def kind_by_name(model_id: str) -> Kind | None:
    """What an id says that it is for, if that is not conversation; ``None`` for any other id.

    Ask the catalogue first: a name is a hint, and some chat models have names that only look telling.
    """
    plain = model_id.lower().translate(_BETWEEN_WORDS)
    words = set(plain.split("-"))
    by_words = next((kind for kind, names in _WORDS if not words.isdisjoint(names)), None)
    by_parts = next((kind for kind, parts in _PARTS if any(part in plain for part in parts)), None)
    # NeMo Retriever also reads documents: nemoretriever-parse, nemoretriever-ocr.
    return by_words if by_words in {"ocr", "parsing"} else by_parts or by_words
