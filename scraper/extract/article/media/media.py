"""All media of an article: the door of this room."""

from __future__ import annotations

from typing import NamedTuple

from scraper.extract.article.anchors import Body, Headline
from scraper.extract.article.media import attachments, galleries, pictures, region, videos
from scraper.extract.document import Document
from scraper.models import Attachment, Image, Video


class Media(NamedTuple):
    """The pictures, videos and attachments of an article, in page order."""

    images: tuple[Image, ...] = ()
    videos: tuple[Video, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def of_article(doc: Document, headline: Headline, body: Body) -> Media:
    """The media of an article: of its text, else of its gallery, else the picture that the page names."""
    place = region.of_article(doc, headline, body)
    images = pictures.find(doc, place, headline) if place is not None else ()
    images = images or galleries.find(doc, len(str(body.value.value)) if body.value is not None else 0)
    return Media(
        pictures.of_page(doc, images),
        videos.find(doc, place) if place is not None else (),
        attachments.find(doc, place) if place is not None else (),
    )
