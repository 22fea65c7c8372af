"""The address at which something is reported, for templates of other rooms."""

from django import template

from cop.moderation import panel

register = template.Library()
register.filter("report_url", panel.report_url)
