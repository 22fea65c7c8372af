from cop.core.blocks.text import BODY_BLOCKS, HeadingBlock, PictureBlock, QuoteBlock, TextBlock

__all__ = ["BODY_BLOCKS", "HeadingBlock", "PictureBlock", "QuoteBlock", "TextBlock"]
