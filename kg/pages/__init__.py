"""Pages that people look at before they read: self-contained HTML, no request to any network."""

from kg.pages.render import network_page, render
from kg.pages.site import FILES, DataFile, Site

__all__ = ["FILES", "DataFile", "Site", "network_page", "render"]
