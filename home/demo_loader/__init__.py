"""The demo community: written in home/demo/, loaded through the services that members use."""

from home.demo_loader.loading import DemoRefused, load, members_exist, remove

__all__ = ["DemoRefused", "load", "members_exist", "remove"]
