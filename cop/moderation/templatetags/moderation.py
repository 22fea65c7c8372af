"""Where something is reported, and where moderators read what came of it, for templates of other rooms."""

from django import template

from cop.moderation import panel

register = template.Library()
register.filter("report_url", panel.report_url)
register.filter("moderation_history_url", panel.history_url)
