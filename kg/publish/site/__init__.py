"""A page and data for each resource: a static site at whose addresses the resources' IRIs answer."""

from kg.publish.site.description import describe
from kg.publish.site.folder import by_kind, files
from kg.publish.site.page import Pages, policy
from kg.publish.site.things import Things

__all__ = ["Pages", "Things", "by_kind", "describe", "files", "policy"]
