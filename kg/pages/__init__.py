"""Pages that people look at before they read: self-contained HTML, no request to any network."""

from kg.pages.render import MakeView, network_page, render
from kg.pages.site import FILES, DataFile, Site
from kg.pages.sparql import Asking
from kg.pages.whole import CROWDED, Whole

__all__ = ["CROWDED", "FILES", "Asking", "DataFile", "MakeView", "Site", "Whole", "network_page", "render"]
