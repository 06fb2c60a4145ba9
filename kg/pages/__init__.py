"""Pages that people look at before they read: self-contained HTML, no request to any network."""

from kg.pages.render import network_page, render
from kg.pages.site import FILES, DataFile, Site
from kg.pages.sparql import Asking

__all__ = ["FILES", "Asking", "DataFile", "Site", "network_page", "render"]
