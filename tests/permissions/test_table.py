"""Every address by every role: what somebody gets who types it in.

200: the page; "in": sent to sign in; 302: sent on; 403: a sentence; 404: as if it did not exist.
"""

import pytest
from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cop.care.services import archive_page
from cop.core.models import CommunityDocument, CommunitySettings
from cop.core.roles import MODERATORS as MODERATOR_ROLE
from cop.discussions.models import ThreadPage
from cop.discussions.services import admit_post
from cop.moderation.models import Decision
from cop.moderation.services import decide_on_reports, report_thing
from cop.notifications.models import Delivery, Notification
from cop.notifications.services import notify
from cop.notifications.stop_links import StopLink
from cop.publishing.models import PageAttachment
from knowledge.lessons.models import Credit, LessonPage
from knowledge.lessons.telling import BY_FOLLOWED
from knowledge.replications.models import Replication, ReplicationAttachment
from knowledge.self_study.codes import new_code
from knowledge.self_study.models import Certificate
from tests.factories.agenda import EventFactory
from tests.factories.catalogue import ResourceFactory
from tests.factories.challenges import ChallengeFactory
from tests.factories.discussions import ChannelFactory, make_reply, make_thread
from tests.factories.entries import handed_in_with_everything
from tests.factories.lessons import LessonFactory
from tests.factories.members import MemberFactory
from tests.factories.registration import asked, registered
from tests.factories.replications import ReplicationFactory
from tests.factories.workshops import WorkshopFactory, make_document
from tests.given.conftest import log

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]

ROLES = ["visitor", "pending", "newcomer", "trusted", "author", "organiser", "editor", "moderator", "administrator"]
ALL = dict.fromkeys(ROLES, 200)
MEMBERS = dict.fromkeys(ROLES, 200) | {"visitor": "in", "pending": 403}
SIGNED_IN = dict.fromkeys(ROLES, 200) | {"visitor": "in"}
VISITORS = dict.fromkeys(ROLES, 302) | {"visitor": 200}
ORGANISING = dict.fromkeys(ROLES, 403) | {"visitor": "in", "organiser": 200, "editor": 200, "administrator": 200}
#: Of the table's organiser; to members without a part in it, there is nothing to organise.
ORGANISER = dict.fromkeys(ROLES, 404) | {
    "visitor": "in",
    "pending": 403,
    "organiser": 200,
    "editor": 200,
    "administrator": 200,
}
AUTHOR = dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403, "author": 200}

ADMIN = dict.fromkeys(ROLES, 403) | {"visitor": "in", "editor": 200, "moderator": 200, "administrator": 200}
EDITORS = dict.fromkeys(ROLES, 403) | {"visitor": "in", "editor": 200, "moderator": "refused", "administrator": 200}
MODERATORS = dict.fromkeys(ROLES, 403) | {
    "visitor": "in",
    "editor": "refused",
    "moderator": 200,
    "administrator": 200,
}
ADMINISTRATOR = dict.fromkeys(ROLES, 403) | {
    "visitor": "in",
    "editor": "refused",
    "moderator": "refused",
    "administrator": 200,
}

ONLY_POST = dict.fromkeys(ROLES, 405) | {"visitor": "in", "pending": 403}
#: Takes a form; who lands there by another way goes to where it stands, and others know of nothing.
CHALLENGE_FORM = {role: 302 if status == 200 else status for role, status in ORGANISER.items()}
MODERATING = dict.fromkeys(ROLES, 403) | {"visitor": "in", "moderator": 200, "administrator": 200}
#: Of the table's author; to members without a part in it, it does not exist.
HELD_POST = dict.fromkeys(ROLES, 404) | {
    "visitor": "in",
    "pending": 403,
    "author": 200,
    "moderator": 200,
    "administrator": 200,
}
#: Of the table's organiser; others may know of the event and read a sentence.
ORGANISES = dict.fromkeys(ROLES, 403) | {"visitor": "in", "organiser": 200, "editor": 200, "administrator": 200}
#: Takes a form; who may send it and lands there by another way goes to where it stands.
EVENT_FORM = {role: 302 if status == 200 else status for role, status in ORGANISES.items()}

#: Of entries: their author, to others 404; a visitor is sent to choose between signing in and a code.
OWN_ENTRY = dict.fromkeys(ROLES, 404) | {"visitor": 302, "author": 200}
#: Of a challenge without an organiser of its own: editors and administrators judge.


def sent_on(who):
    """Who may do it reads that it cannot be done now, on the page that they are sent to."""
    return {role: 302 if answer == 200 else answer for role, answer in who.items()}


JUDGES = dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403, "editor": 200, "administrator": 200}
JUDGING = JUDGES | {"editor": 302, "administrator": 302}

TABLE = {
    "/": ALL,
    "/lessen/": ALL,
    "/lessen/open/": ALL,
    "/lessen/besloten/": MEMBERS,
    "/leeraanbod/": ALL,
    "/leeraanbod/?thema=water&q=les": ALL,
    "/leeraanbod/open-cursus/": ALL,
    "/leeraanbod/besloten-cursus/": MEMBERS,
    "/leeraanbod/concept-cursus/": dict.fromkeys(ROLES, 404),
    "/sitemap-leeraanbod.xml": ALL,
    "/mijn/bijdragen/nieuw/leeraanbod/": MEMBERS,
    "/mijn/bijdragen/{suggestion}/": AUTHOR,
    "/mijn/bijdragen/{suggestion}/materiaal/": AUTHOR,
    "/mijn/bijdragen/{suggestion}/labels/": AUTHOR,
    "/mijn/bijdragen/{suggestion}/voorbeeld/": AUTHOR,
    "/mijn/bewaard/{course}/": dict.fromkeys(ROLES, 302) | {"visitor": "in", "pending": 403},
    "/melden/catalogue.resourcepage/{course}/": MEMBERS,
    "/melden/catalogue.resourcepage/{suggestion}/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/api/v2/pages/{course}/": ALL,
    "/api/v2/pages/{suggestion}/": dict.fromkeys(ROLES, 404),
    "/beheer/pages/{course}/edit/": EDITORS,
    "/beheer/pages/{suggestion}/edit/": EDITORS,
    "/beheer/reports/links/": EDITORS,
    "/beheer/reports/links/results/": EDITORS,
    "/beheer/reports/links/?export=csv": EDITORS,
    "/beheer/catalogue_admin_pages/": EDITORS,
    "/beheer/catalogue_admin_pages/results/": EDITORS,
    "/beheer/snippets/core/learningform/": EDITORS,
    "/lessen/open/uitnodigen/": MEMBERS,
    "/lessen/besloten/uitnodigen/": MEMBERS,
    "/lessen/concept/uitnodigen/": dict.fromkeys(ROLES, 404),
    "/uitnodigingen/niet-meer/geen-echte-link/": dict.fromkeys(ROLES, 404),
    "/challenges/inzending/inzendingen/": JUDGES,
    "/challenges/inzending/inzendingen/?toon=scores": JUDGES,
    "/challenges/inzending/inzendingen/?export=csv": JUDGES,
    "/challenges/inzending/meedoen/": MEMBERS | {"author": 302},
    "/challenges/voor-studenten/meedoen/": ALL,
    "/mijn/inzendingen/": ALL | {"visitor": 302},
    "/inzending/toegang/": ALL,
    "/inzending/code/": dict.fromkeys(ROLES, 302),
    "/inzending/sluiten/": dict.fromkeys(ROLES, 302),
    "/inzending/{entry}/": OWN_ENTRY,
    "/inzending/{entry}/wijzigen/": OWN_ENTRY,
    "/inzending/{entry}/intrekken/": OWN_ENTRY,
    "/inzending/{entry}/vraag/{entry_question}/": OWN_ENTRY | {"author": 302},
    "/inzending/{entry}/bestand/{entry_file}/": dict.fromkeys(ROLES, 404)
    | {"author": 200, "editor": 200, "administrator": 200},
    "/beoordelen/{entry}/": JUDGES,
    "/beoordelen/{entry}/scores/": JUDGING,
    "/beoordelen/{entry}/opmerking/": JUDGING,
    "/beoordelen/{entry}/vraag/": JUDGING,
    "/beoordelen/{entry}/besluit/": JUDGING,
    "/beoordelen/{entry}/ongedaan/": JUDGING,
    "/beoordelen/{entry}/team/{moderator}/": JUDGING,
    "/lessen/wat-reist-er/": ALL,
    "/lessen/van-naar/": ALL,
    "/lessen/open/geprobeerd/": ALL,
    "/lessen/besloten/geprobeerd/": MEMBERS,
    "/lessen/concept/geprobeerd/": dict.fromkeys(ROLES, 404),
    "/lessen/open/geschiedenis/": ALL,
    "/lessen/besloten/geschiedenis/": MEMBERS,
    "/lessen/concept/geschiedenis/": dict.fromkeys(ROLES, 404),
    "/lessen/gearchiveerd-besloten/geschiedenis/": MEMBERS,
    "/lessen/open/vraag/": MEMBERS,
    "/lessen/besloten/vraag/": MEMBERS,
    "/lessen/concept/vraag/": dict.fromkeys(ROLES, 404),
    "/lessen/gearchiveerd/": ALL,
    "/lessen/gearchiveerd-besloten/": MEMBERS,
    "/lessen/concept/": dict.fromkeys(ROLES, 404),
    "/agenda/": ALL,
    "/agenda/?wanneer=voorbij&soort=webinar": ALL,
    "/agenda/?wanneer=2026-11-24": ALL,
    "/agenda/bijeenkomst/": ALL,
    "/agenda/besloten-bijeenkomst/": MEMBERS,
    "/agenda/concept-bijeenkomst/": dict.fromkeys(ROLES, 404),
    "/agenda/bijeenkomst/geschiedenis/": ALL,
    "/agenda/besloten-bijeenkomst/geschiedenis/": MEMBERS,
    "/agenda/concept-bijeenkomst/geschiedenis/": dict.fromkeys(ROLES, 404),
    "/agenda/maand/": dict.fromkeys(ROLES, 302),
    "/agenda/maand/2026-11/": ALL,
    "/agenda/maand/2026-13/": dict.fromkeys(ROLES, 404),
    "/agenda/kalender/": ALL,
    "/agenda/kalender.ics": ALL,
    "/agenda/kalender.ics?wanneer=2026-11-24": ALL,
    "/agenda/kalender/{region}.ics": ALL,
    "/agenda/bijeenkomst/aanmelden/": MEMBERS,
    "/agenda/besloten-bijeenkomst/aanmelden/": MEMBERS,
    "/agenda/concept-bijeenkomst/aanmelden/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/agenda/bijeenkomst/afmelden/": dict.fromkeys(ROLES, 302) | {"visitor": "in", "pending": 403, "author": 200},
    "/agenda/concept-bijeenkomst/afmelden/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/agenda/bijeenkomst/plaats/": dict.fromkeys(ROLES, 302) | {"visitor": "in", "pending": 403},
    "/agenda/bijeenkomst/deelnemers/": dict.fromkeys(ROLES, 403)
    | {"visitor": "in", "author": 200, "organiser": 200, "editor": 200, "administrator": 200},
    "/agenda/concept-bijeenkomst/deelnemers/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/agenda/bijeenkomst/vragen/": ORGANISING,
    "/agenda/bijeenkomst/vragen/{question}/": ORGANISING,
    "/agenda/bijeenkomst/vragen/{question}/weg/": ORGANISING | {"organiser": 302, "editor": 302, "administrator": 302},
    "/beheer/aanmelden/{event}/vragen/": EDITORS,
    "/beheer/aanmelden/{event}/vragen/{question}/": EDITORS,
    "/beheer/aanmelden/{event}/vragen/{question}/weg/": ADMIN | {"editor": 405, "moderator": 405, "administrator": 405},
    "/mijn/bijdragen/{event}/vragen/": dict.fromkeys(ROLES, 404)
    | {"visitor": "in", "pending": 403, "organiser": 302, "editor": 302, "administrator": 302},
    "/agenda/concept-bijeenkomst/vragen/": dict.fromkeys(ROLES, 404)
    | {"visitor": "in", "pending": 403, "organiser": 200, "editor": 200, "administrator": 200},
    "/mijn/aanmeldingen/": dict.fromkeys(ROLES, 302),
    "/mijn/aanmeldingen/{registration}/agenda.ics": AUTHOR,
    "/agenda/bijeenkomst/agenda.ics": ALL,
    "/agenda/besloten-bijeenkomst/agenda.ics": MEMBERS,
    "/agenda/concept-bijeenkomst/agenda.ics": dict.fromkeys(ROLES, 404),
    "/feeds/agenda/": ALL,
    "/mijn/bijeenkomsten/": MEMBERS,
    "/agenda/bijeenkomst/organiseren/": ORGANISES,
    "/agenda/bijeenkomst/organiseren/keuze/": EVENT_FORM,
    "/agenda/bijeenkomst/organiseren/mail/": EVENT_FORM,
    "/agenda/bijeenkomst/organiseren/weg/": EVENT_FORM,
    "/agenda/bijeenkomst/organiseren/antwoorden/{question}/": ORGANISES,
    "/agenda/bijeenkomst/organiseren/deelnemers.csv": ORGANISES,
    "/agenda/bijeenkomst/organiseren/deelnemers.xlsx": ORGANISES,
    "/agenda/bijeenkomst/organiseren/badges.pdf": ORGANISES,
    "/agenda/bijeenkomst/organiseren/presentielijst.pdf": ORGANISES,
    "/agenda/bijeenkomst/inchecken/": ORGANISES,
    "/agenda/bijeenkomst/inchecken/{door_code}/": ORGANISES,
    "/agenda/bijeenkomst/organisatoren/": ORGANISES,
    "/agenda/bijeenkomst/organisatoren/{author}/weg/": EVENT_FORM,
    "/agenda/bijeenkomst/terugblik/": ORGANISES,
    "/agenda/bijeenkomst/terugblik/bestand/": EVENT_FORM,
    "/agenda/bijeenkomst/terugblik/bestand/{event}/weg/": EVENT_FORM,
    "/agenda/bijeenkomst/terugblik/vragen/": EVENT_FORM,
    "/agenda/bijeenkomst/terugblik/meningen/goed/": ORGANISES,
    "/agenda/bijeenkomst/mening/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/agenda/besloten-bijeenkomst/organiseren/": ORGANISES | {"organiser": 403},
    "/agenda/besloten-bijeenkomst/organiseren/deelnemers.csv": ORGANISES | {"organiser": 403},
    "/agenda/besloten-bijeenkomst/inchecken/": ORGANISES | {"organiser": 403},
    "/agenda/besloten-bijeenkomst/organisatoren/": ORGANISES | {"organiser": 403},
    "/agenda/concept-bijeenkomst/organiseren/": ORGANISER,
    "/agenda/geen-bijeenkomst/organiseren/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/sitemap-agenda.xml": ALL,
    "/api/v2/pages/{event}/": ALL,
    "/api/v2/pages/{closed_event}/": dict.fromkeys(ROLES, 404),
    "/mijn/bijdragen/nieuw/bijeenkomst/": ORGANISER
    | dict.fromkeys(("newcomer", "trusted", "author", "moderator"), 403),
    "/mijn/bijdragen/{event}/": ORGANISER,
    "/mijn/bijdragen/{event}/wanneer/": ORGANISER,
    "/mijn/bijdragen/{draft_event}/voorbeeld/": ORGANISER,
    "/mijn/agenda/{event}/kopie/": ONLY_POST,
    "/challenges/": ALL,
    "/challenges/open-challenge/": ALL,
    "/challenges/besloten-challenge/": MEMBERS,
    "/challenges/open-challenge/geschiedenis/": ALL,
    "/challenges/besloten-challenge/geschiedenis/": MEMBERS,
    "/challenges/open-challenge/resultaat/": dict.fromkeys(ROLES, 404),
    "/sitemap-challenges.xml": ALL,
    "/mijn/bijdragen/{challenge}/data/": ORGANISER,
    "/mijn/bijdragen/{challenge}/documenten/": ORGANISER,
    "/mijn/bijdragen/{challenge}/documenten/bestand/": ONLY_POST,
    "/mijn/challenges/{challenge}/kopie/": CHALLENGE_FORM,
    "/mijn/challenges/{challenge}/besluit/": CHALLENGE_FORM,
    "/mijn/challenges/{challenge}/les/": CHALLENGE_FORM,
    "/mijn/challenges/{challenge}/mensen/": ORGANISER,
    "/mijn/challenges/{challenge}/mensen/beoordelaar/": CHALLENGE_FORM,
    "/mijn/challenges/{challenge}/mensen/organisator/{moderator}/weg/": CHALLENGE_FORM,
    "/mijn/challenges/{challenge}/intrekken/": ORGANISER,
    "/mijn/agenda/{event}/herhalen/": ORGANISER,
    "/mijn/agenda/{event}/afgelasten/": ORGANISER,
    "/mijn/agenda/{event}/volgende/": sent_on(ORGANISER),
    "/mijn/agenda/{event}/gaat-door/": sent_on(ORGANISER),
    "/mijn/agenda/{work}/herhalen/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/mijn/volgen/bijeenkomst/{event}/": ONLY_POST,
    "/melden/agenda.eventpage/{event}/": MEMBERS | {"organiser": 403},
    "/beheer/pages/{event}/edit/": EDITORS,
    "/beheer/events_admin/": ADMIN,
    "/beheer/challenges_admin/": ADMIN,
    "/beheer/agenda/{event}/herhalen/": EDITORS,
    "/beheer/agenda/{event}/afgelasten/": EDITORS,
    "/beheer/agenda/{event}/gaat-door/": sent_on(EDITORS),
    "/beheer/agenda/{event}/volgende/": sent_on(EDITORS),
    "/beheer/agenda/{draft_event}/afgelasten/": sent_on(EDITORS),
    "/beheer/agenda/{work}/afgelasten/": dict.fromkeys(ROLES, 403)
    | {"visitor": "in", "editor": 404, "moderator": 404, "administrator": 404},
    "/workshops/": ALL,
    "/workshops/?lengte=uur": ALL,
    "/workshops/werk/": ALL,
    "/workshops/besloten-werk/": MEMBERS,
    "/workshops/concept-werk/": dict.fromkeys(ROLES, 404),
    "/workshops/werk/begeleider/": MEMBERS,
    "/workshops/besloten-werk/begeleider/": MEMBERS,
    "/workshops/concept-werk/begeleider/": dict.fromkeys(ROLES, 404),
    "/workshops/werk/draaiboek/": MEMBERS,
    "/workshops/besloten-werk/draaiboek/": MEMBERS,
    "/workshops/werk/draaiboek.pdf": MEMBERS,
    "/workshops/besloten-werk/draaiboek.pdf": MEMBERS,
    "/workshops/concept-werk/draaiboek.pdf": dict.fromkeys(ROLES, 404),
    "/workshops/werk/doos.zip": ALL,
    "/workshops/besloten-werk/doos.zip": MEMBERS,
    "/workshops/concept-werk/doos.zip": dict.fromkeys(ROLES, 404),
    "/workshops/werk/geschiedenis/": ALL,
    "/workshops/besloten-werk/geschiedenis/": MEMBERS,
    "/workshops/werk/vraag/": MEMBERS,
    "/workshops/werk/gegeven/": ALL,
    "/workshops/besloten-werk/gegeven/": MEMBERS,
    "/workshops/concept-werk/gegeven/": dict.fromkeys(ROLES, 404),
    "/workshops/werk/zelf/": MEMBERS,
    "/workshops/besloten-werk/zelf/": dict.fromkeys(ROLES, 404),
    "/workshops/concept-werk/zelf/": dict.fromkeys(ROLES, 404),
    "/mijn/gegeven/": MEMBERS,
    "/mijn/gegeven/nieuw/{work}/": MEMBERS,
    "/mijn/gegeven/nieuw/{draft_work}/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/mijn/gegeven/{run}/": AUTHOR,
    "/mijn/gegeven/{run}/intrekken/": AUTHOR,
    "/melden/given.workshoprun/{run}/": MEMBERS | {"author": 403},
    "/mijn/zelfstudie/{work}/{part}/": ONLY_POST,
    "/mijn/zelfstudie/{work}/certificaat/": ONLY_POST,
    "/mijn/certificaten/": MEMBERS,
    "/mijn/certificaten/{certificate}.pdf": AUTHOR,
    "/certificaat/": ALL,
    "/certificaat/{certificate}/": ALL,
    "/certificaat/ACDE-2345-FGHK/": dict.fromkeys(ROLES, 404),
    "/sitemap-workshops.xml": ALL,
    "/api/v2/pages/{work}/": ALL,
    "/api/v2/pages/{closed_work}/": dict.fromkeys(ROLES, 404),
    "/mijn/bijdragen/nieuw/workshop/": MEMBERS,
    "/mijn/bijdragen/{draft_work}/programma/": AUTHOR,
    "/mijn/bijdragen/{draft_work}/materialen/": AUTHOR,
    "/mijn/bijdragen/{draft_work}/voorbeeld/": AUTHOR,
    "/mijn/bijdragen/{draft_work}/materialen/bestand/": ONLY_POST,
    "/mijn/volgen/workshop/{work}/": ONLY_POST,
    "/melden/workshops.workshoppage/{work}/": MEMBERS,
    "{material_file}": ALL,
    "{facilitator_file}": dict.fromkeys(ROLES, 200) | {"visitor": "in", "pending": 404},
    "{closed_material_file}": dict.fromkeys(ROLES, 200) | {"visitor": "in", "pending": 404},
    "/beheer/pages/{work}/edit/": EDITORS,
    "/regios/": ALL,
    "/regios/{region}/": ALL,
    "/regios/bestaat-niet/": dict.fromkeys(ROLES, 404),
    "/sitemap-regios.xml": ALL,
    "/over/": ALL,
    "/huisregels/": ALL,
    "/privacy/": ALL,
    "/toegankelijkheid/": ALL,
    "/contact/": ALL,
    "/zoeken/": ALL,
    "/zoeken/?q=vacature&thema=water": ALL,
    "/zoeken/suggesties/?q=vac": ALL,
    "/bestaat-niet/": dict.fromkeys(ROLES, 404),
    "/healthz": ALL,
    "/readyz": ALL,
    "/robots.txt": ALL,
    "/.well-known/security.txt": ALL,
    "/sitemap.xml": ALL,
    "/sitemap-lessen.xml": ALL,
    "/feeds/lessen/": ALL,
    "/api/v2/pages/": ALL,
    "/api/v2/pages/{open}/": ALL,
    "/api/v2/pages/{closed}/": dict.fromkeys(ROLES, 404),
    "/api/v2/pages/{draft}/": dict.fromkeys(ROLES, 404),
    "/api/v2/pages/find/?html_path=/lessen/open/": dict.fromkeys(ROLES, 302),
    "/api/v2/pages/find/?html_path=/lessen/besloten/": dict.fromkeys(ROLES, 404),
    "/api/v2/documents/": dict.fromkeys(ROLES, 404),
    "/media/documents/geheim.pdf": dict.fromkeys(ROLES, 404),
    "/media/original_images/x.jpg": dict.fromkeys(ROLES, 404),
    "/media/images/bestaat-niet.jpg": dict.fromkeys(ROLES, 404),
    "/accounts/login/": VISITORS,
    "/accounts/signup/": VISITORS,
    "/accounts/password/reset/": ALL,
    "/accounts/email/": SIGNED_IN,
    "/mijn/": SIGNED_IN,
    "/mijn/profiel/": SIGNED_IN,
    "/mijn/gegevens/": SIGNED_IN,
    "/mijn/gegevens/download/": SIGNED_IN,
    "/mijn/regio/": MEMBERS,
    "/mijn/zorg/herinneringen/": MEMBERS,
    "/mijn/zorg/overdragen/": MEMBERS,
    "/mijn/zorg/{draft}/overdragen/": AUTHOR,
    "/mijn/zorg/{open}/klopt-nog/": dict.fromkeys(ROLES, 403) | {"visitor": "in", "editor": 200, "administrator": 200},
    "/mijn/zorg/{open}/archiveren/": dict.fromkeys(ROLES, 403) | {"visitor": "in", "editor": 200, "administrator": 200},
    "/mijn/zorg/{draft}/archiveren/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/mijn/zorg/{archived}/terugzetten/": dict.fromkeys(ROLES, 403)
    | {"visitor": "in", "editor": 200, "administrator": 200},
    "/mijn/zorg/{draft}/klopt-nog/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/gesprekken/": MEMBERS,
    "/gesprekken/kanaal/": MEMBERS,
    "/gesprekken/kanaal/vraag/": MEMBERS,
    "/gesprekken/kanaal/wacht/": HELD_POST | {"visitor": 404, "pending": 404},
    "/mijn/gesprekken/nieuw/": MEMBERS,
    "/mijn/gesprekken/nieuw/?over={open}": MEMBERS,
    "/mijn/gesprekken/nieuw/?over={closed}": MEMBERS,
    "/mijn/gesprekken/nieuw/?over={draft}": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/gesprekken/?over={open}": MEMBERS,
    "/mijn/gesprekken/nieuw/{channel}/": MEMBERS,
    "/mijn/gesprekken/{thread}/reageren/": MEMBERS,
    "/mijn/gesprekken/{held}/reageren/": HELD_POST,
    "/mijn/gesprekken/{thread}/concept/": ONLY_POST,
    "/mijn/gesprekken/{thread}/0/wijzigen/": dict.fromkeys(ROLES, 403) | {"visitor": "in", "author": 200},
    "/mijn/gesprekken/{thread}/0/terugtrekken/": dict.fromkeys(ROLES, 403) | {"visitor": "in", "author": 200},
    "/mijn/gesprekken/{thread}/0/versies/": MEMBERS,
    "/mijn/gesprekken/{thread}/1/versies/": HELD_POST | {"author": 404},
    "/mijn/gesprekken/{thread}/0/bedankt/": ONLY_POST,
    "/mijn/gesprekken/{thread}/1/beste-antwoord/": ONLY_POST,
    "/mijn/gesprekken/{thread}/1/verbergen/": MODERATING,
    "/mijn/gesprekken/{thread}/1/terugzetten/": MODERATING,
    "/mijn/gesprekken/{thread}/1/toelaten/": ONLY_POST,
    "/mijn/gesprekken/{thread}/sluiten/": MODERATING,
    "/mijn/gesprekken/{thread}/heropenen/": ONLY_POST,
    "/mijn/gesprekken/{thread}/vastzetten/": ONLY_POST,
    "/mijn/gesprekken/{thread}/verplaatsen/": MODERATING,
    "/mijn/gesprekken/{thread}/samenvoegen/": MODERATING,
    "/mijn/lessen/van-gesprek/{thread}/": dict.fromkeys(ROLES, 403)
    | {"visitor": "in", "trusted": 200, "author": 200, "moderator": 200, "administrator": 200},
    "/mijn/lessen/van-gesprek/{held}/": HELD_POST | {"author": 403, "moderator": 403, "administrator": 403},
    "/mijn/lessen/vermelding/{credit}/": AUTHOR,
    "/leden/namen/?q=ab": MEMBERS,
    "/leden/{author}/": MEMBERS,
    "/meldingen/": MEMBERS,
    "/meldingen/{notification}/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403, "author": 302},
    "/meldingen/gelezen/": dict.fromkeys(ROLES, 405) | {"visitor": "in", "pending": 403},
    "/meldingen/stoppen/{stop}/": ALL,
    "/meldingen/stoppen/vervalst/": dict.fromkeys(ROLES, 404),
    "/mijn/meldingen/": MEMBERS,
    "/mijn/volgen/": MEMBERS,
    "/mijn/volgen/les/{open}/": dict.fromkeys(ROLES, 405) | {"visitor": "in", "pending": 403},
    "/mijn/bijdragen/": MEMBERS,
    "/mijn/bijdragen/nieuw/les/": MEMBERS,
    "/mijn/bijdragen/nieuw/makeover/": MEMBERS,
    "/mijn/bijdragen/nieuw/iets-anders/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/mijn/bijdragen/{draft}/": AUTHOR,
    "/mijn/bijdragen/{draft}/verhaal/": AUTHOR,
    "/mijn/bijdragen/{draft}/vacaturetekst/": AUTHOR,
    "/mijn/bijdragen/{draft}/bijlagen/": AUTHOR,
    "/mijn/bijdragen/{draft}/bestaat-niet/": AUTHOR | {"author": 404},
    "/mijn/bijdragen/{draft}/voorbeeld/": AUTHOR,
    "/mijn/bijdragen/{draft}/versies/": AUTHOR,
    "/mijn/bijdragen/{draft}/versies/{version}/": AUTHOR,
    "/mijn/bijdragen/{draft}/weggooien/": AUTHOR,
    "/mijn/bijdragen/{draft}/versturen/": dict.fromkeys(ROLES, 405) | {"visitor": "in", "pending": 403},
    "/mijn/bijdragen/{draft}/terugtrekken/": dict.fromkeys(ROLES, 405) | {"visitor": "in", "pending": 403},
    "/mijn/bewaard/": MEMBERS,
    "/mijn/bewaard/{open}/": dict.fromkeys(ROLES, 302) | {"visitor": "in", "pending": 403},
    "/mijn/bewaard/{closed}/": dict.fromkeys(ROLES, 302) | {"visitor": "in", "pending": 403},
    "/mijn/bewaard/{draft}/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/melden/lessons.lessonpage/{open}/": MEMBERS,
    "/melden/lessons.lessonpage/{closed}/": MEMBERS,
    "/melden/lessons.lessonpage/{draft}/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/melden/discussions.threadpage/{thread}/": MEMBERS | {"author": 403},
    "/melden/discussions.threadpage/{held}/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/melden/discussions.reply/{reply}/": MEMBERS,
    "/melden/discussions.reply/{held_reply}/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/melden/home.homepage/{home}/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/mijn/bijdragen/{home}/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/mijn/verslagen/": MEMBERS,
    "/mijn/verslagen/nieuw/{open}/": MEMBERS | {"author": 302},
    "/mijn/verslagen/nieuw/{draft}/": dict.fromkeys(ROLES, 404) | {"visitor": "in", "pending": 403},
    "/mijn/verslagen/{replication}/": AUTHOR,
    "/mijn/verslagen/{replication}/versies/": AUTHOR,
    "/mijn/verslagen/{replication}/versies/{report_version}/": AUTHOR,
    "/mijn/verslagen/{replication}/weggooien/": AUTHOR,
    "/mijn/verslagen/{replication}/weghalen/": AUTHOR,
    "/mijn/verslagen/{replication}/terugtrekken/": dict.fromkeys(ROLES, 405) | {"visitor": "in", "pending": 403},
    "{report_file}": dict.fromkeys(ROLES, 404)
    | {"visitor": "in", "author": 200, "editor": 200, "moderator": 200, "administrator": 200},
    "{public_file}": ALL,
    "{members_file}": dict.fromkeys(ROLES, 200) | {"visitor": "in", "pending": 404},
    "{draft_file}": dict.fromkeys(ROLES, 404)
    | {"visitor": "in", "author": 200, "editor": 200, "moderator": 200, "administrator": 200},
    "/beheer/": ADMIN,
    "/beheer/login/": {role: "refused" if role in {"editor", "moderator", "administrator"} else 403 for role in ROLES}
    | {"visitor": "in"},
    "/beheer/pages/": ADMIN | {"editor": 302, "moderator": 302, "administrator": 200},
    "/beheer/pages/{open}/edit/": EDITORS,
    "/beheer/pages/{draft}/edit/": EDITORS,
    "/beheer/pages/{draft}/view_draft/": EDITORS,
    "/beheer/pages/{open}/history/": EDITORS,
    "/beheer/pages/{open}/move/": EDITORS,
    "/beheer/pages/{open}/copy/": EDITORS,
    "/beheer/pages/{draft}/delete/": EDITORS,
    "/beheer/pages/{open}/delete/": EDITORS | {"editor": 302, "administrator": 302},
    "/beheer/pages/{open}/unpublish/": EDITORS,
    "/beheer/pages/{home}/edit/": EDITORS,
    "/beheer/lessen/{open}/bewijs/": EDITORS,
    "/beheer/zorg/nakijken/": EDITORS,
    "/beheer/zorg/{open}/klopt-nog/": EDITORS,
    "/beheer/zorg/gearchiveerd/": EDITORS,
    "/beheer/zorg/zonder-schrijver/": EDITORS,
    "/beheer/zorg/overdragen/": EDITORS,
    "/beheer/zorg/overdragen/{pending}/": EDITORS,
    "/beheer/zorg/{open}/overdragen/": EDITORS,
    "/beheer/zorg/{open}/archiveren/": EDITORS,
    "/beheer/zorg/{archived}/terugzetten/": EDITORS,
    "/beheer/snippets/core/theme/": EDITORS,
    "/beheer/snippets/core/theme/add/": EDITORS,
    "/beheer/zoeken/synoniemen/": EDITORS,
    "/beheer/zoeken/synoniemen/add/": EDITORS,
    "/beheer/zoeken/niet-gevonden/": EDITORS,
    "/beheer/zoeken/niet-gevonden/add/": ADMIN
    | {"editor": "refused", "moderator": "refused", "administrator": "refused"},
    "/beheer/snippets/regions/region/": ADMIN,
    "/beheer/snippets/regions/organisation/add/": ADMIN,
    "/beheer/snippets/regions/organisation/edit/{organisation}/": ADMIN,
    "/beheer/organisaties/{organisation}/samenvoegen/": ADMIN,
    "/beheer/snippets/replications/replication/": EDITORS,
    "/beheer/snippets/replications/replication/add/": dict.fromkeys(ROLES, 403)
    | {"visitor": "in", "editor": "refused", "moderator": "refused", "administrator": "refused"},
    "/beheer/snippets/replications/replication/edit/{replication}/": EDITORS,
    "/beheer/snippets/replications/replication/history/{replication}/": EDITORS,
    "/beheer/snippets/replications/replication/history/{replication}/revisions/{report_version}/revert/": EDITORS,
    "/beheer/snippets/replications/replication/unpublish/{replication}/": EDITORS,
    "/beheer/snippets/replications/replication/delete/{replication}/": ADMINISTRATOR,
    "/beheer/snippets/replications/replication/workflow_history/{replication}/": EDITORS,
    "/beheer/snippets/replications/replication/workflow/action/{reviewed}/approve/{task}/": EDITORS,
    "/beheer/snippets/choose/replications/replication/": ADMIN,
    "/beheer/snippets/choose/replications/replication/results/": ADMIN,
    "/beheer/images/": EDITORS,
    "/beheer/images/add/": EDITORS,
    "/beheer/documents/": EDITORS,
    "/beheer/toegang/": MODERATORS,
    "/beheer/toegang/{pending}/": MODERATORS,
    "/beheer/meldingen/": MODERATORS,
    "/beheer/meldingen/{report}/": MODERATORS,
    "/beheer/meldingen/terugzetten/{hidden}/": MODERATORS,
    "/beheer/meldingen/over/lessons.lessonpage/{open}/": MODERATORS,
    "/beheer/meldingen/over/discussions.reply/{held_reply}/": MODERATORS,
    "/beheer/meldingen/lid/{author}/": MODERATORS,
    "/beheer/meldingen/lid/{moderator}/": MODERATORS | {"moderator": 404},
    "/beheer/meldingen/lid/{administrator}/": MODERATORS | {"moderator": 404, "administrator": 404},
    "/beheer/gesprekken/wachtend/": MODERATORS,
    "/beheer/gesprekken/wachtend/{held}/0/": MODERATORS,
    "/beheer/gesprekken/wachtend/{thread}/1/": MODERATORS,
    "/beheer/reports/mails/": ADMINISTRATOR,
    "/beheer/reports/mails/results/": ADMINISTRATOR,
    "/beheer/reports/mails/{mail}/opnieuw/": ADMINISTRATOR
    | dict.fromkeys(("editor", "moderator", "administrator"), 405),
    "/beheer/users/": ADMINISTRATOR,
    "/beheer/users/new/": ADMINISTRATOR,
    "/beheer/users/edit/{pending}/": ADMINISTRATOR,
    "/beheer/users/delete/{pending}/": ADMINISTRATOR,
    "/beheer/groups/": ADMINISTRATOR,
    "/beheer/sites/": ADMINISTRATOR,
    "/beheer/settings/core/communitysettings/{settings}/": ADMINISTRATOR,
    "/beheer/workflows/list/": ADMINISTRATOR,
    "/beheer/redirects/": ADMINISTRATOR,
    "/beheer/collections/": ADMINISTRATOR,
}


@pytest.fixture
def places(people, home):
    """What stands between the braces of the table."""
    draft = LessonFactory(title="Concept", slug="concept", live=False, authors=[people["author"]])
    public = LessonFactory(title="Open", slug="open", authors=[MemberFactory()])
    closed = LessonFactory(title="Besloten", slug="besloten", members_only=True, authors=[MemberFactory()])
    archived = LessonFactory(slug="gearchiveerd", authors=[MemberFactory()])
    for lesson in (archived, LessonFactory(slug="gearchiveerd-besloten", members_only=True)):
        archive_page(page=lesson, by=people["administrator"], note="Vervallen.", instead=None)
    report = ReplicationFactory(lesson=public, author=people["author"], live=False)
    reviewed = ReplicationFactory(lesson=public, live=False)
    reviewed.get_workflow().start(reviewed, reviewed.author)
    notify(recipients=[people["author"]], verb=BY_FOLLOWED, subject=public)
    channel = ChannelFactory(slug="kanaal")
    thread = make_thread(title="Vraag", author=people["author"], channel=channel)
    held = make_thread(title="Wacht", author=people["author"], channel=channel)
    admit_post(post=thread, by=people["moderator"])
    held_reply = make_reply(ThreadPage.objects.get(pk=thread.pk), author=MemberFactory())
    reply = make_reply(ThreadPage.objects.get(pk=thread.pk))
    work = WorkshopFactory(
        slug="werk",
        self_paced=True,
        materials=[
            {"title": "Blad", "document": make_document()},
            {"title": "Notities", "document": make_document("notities.txt"), "for_facilitator_only": True},
        ],
    )
    closed_work = WorkshopFactory(
        slug="besloten-werk",
        members_only=True,
        materials=[{"title": "Blad", "document": make_document("besloten.txt")}],
    )
    run = log(work, people["author"])
    certificate = Certificate.objects.create(
        code=new_code(), member=people["author"], holder_name="Sjef Jansen", workshop_title="Werk", minutes=90
    )
    draft_work = WorkshopFactory(slug="concept-werk", live=False, authors=[people["author"]])
    material, for_facilitator = work.materials.all()
    course = ResourceFactory(slug="open-cursus")
    ResourceFactory(slug="besloten-cursus", members_only=True)
    suggestion = ResourceFactory(slug="concept-cursus", live=False, authors=[people["author"]])
    credit = Credit.objects.create(lesson=closed, member=people["author"])
    entry, entry_file, question = handed_in_with_everything(people["author"], people["editor"])
    event = EventFactory(slug="bijeenkomst", organiser=people["organiser"])
    closed_event = EventFactory(slug="besloten-bijeenkomst", members_only=True)
    registration = registered(event, people["author"])
    draft_event = EventFactory(slug="concept-bijeenkomst", live=False, organiser=people["organiser"])
    challenge = ChallengeFactory(slug="open-challenge", organiser=people["organiser"])
    ChallengeFactory(slug="besloten-challenge", members_only=True)
    return {
        "challenge": challenge.pk,
        "event": event.pk,
        "registration": registration.pk,
        "question": asked(event).pk,
        "closed_event": closed_event.pk,
        "door_code": registered(event).token,
        "draft_event": draft_event.pk,
        "region": people["author"].region.slug,
        "entry": entry.pk,
        "entry_file": entry_file.pk,
        "entry_question": question.pk,
        "work": work.pk,
        "run": run.pk,
        "part": work.parts.first().key,
        "certificate": certificate.shown_code,
        "closed_work": closed_work.pk,
        "draft_work": draft_work.pk,
        "material_file": material.document.url,
        "facilitator_file": for_facilitator.document.url,
        "closed_material_file": closed_work.materials.get().document.url,
        "held_reply": held_reply.pk,
        "course": course.pk,
        "suggestion": suggestion.pk,
        "reply": reply.pk,
        "moderator": people["moderator"].pk,
        "administrator": people["administrator"].pk,
        "channel": channel.pk,
        "thread": thread.pk,
        "held": held.pk,
        "author": people["author"].pk,
        "credit": credit.pk,
        "archived": archived.pk,
        "notification": Notification.objects.get(verb=BY_FOLLOWED).pk,
        "mail": Delivery.objects.create(key="digest:weekly:2026-W48:1", state="failed").pk,
        "stop": StopLink(people["author"].pk, "reply").token,
        "draft": draft.pk,
        "open": public.pk,
        "closed": closed.pk,
        "report": report_thing(thing=public, reporter=MemberFactory(), reason="rude").pk,
        "hidden": _hidden().pk,
        "home": home.pk,
        "settings": CommunitySettings.load().pk,
        "version": draft.latest_revision_id,
        "pending": people["pending"].pk,
        "organisation": people["author"].organisation_id,
        "replication": report.pk,
        "reviewed": reviewed.pk,
        "task": reviewed.current_workflow_state.current_task_state_id,
        "report_version": report.latest_revision_id,
        "report_file": _report_file(report),
        "public_file": _file(public),
        "members_file": _file(closed),
        "draft_file": _file(draft),
    }


def _hidden() -> Decision:
    lesson, moderator = LessonFactory(slug="verborgen"), MemberFactory(groups=[MODERATOR_ROLE])
    report = report_thing(thing=lesson, reporter=MemberFactory(), reason="rude")
    return decide_on_reports(report=report, by=moderator, hide=True, to_authors="Weg.", to_reporters="Weg.")


def _file(lesson: LessonPage) -> str:
    document = CommunityDocument(title=f"Bij {lesson.title}", uploaded_by_user=lesson.owner)
    document.file.save("lijst.txt", ContentFile(b"een lijst"))
    PageAttachment.objects.create(page=lesson, document=document)
    return document.url


def _report_file(report: Replication) -> str:
    document = CommunityDocument(title="Bij een verslag", uploaded_by_user=report.author)
    document.file.save("verslag.txt", ContentFile(b"een verslag"))
    ReplicationAttachment.objects.create(replication=report, document=document)
    return document.url


PARTS = 8  # making nine people and their pages costs more than asking a dozen addresses


@pytest.mark.parametrize("part", range(PARTS))
def test_every_role_gets_what_the_table_says(client, people, places, part):
    addresses = list(TABLE)[part::PARTS]
    answers = {address: {} for address in addresses}
    for role, member in people.items():
        client.logout()
        if member is not None:
            client.force_login(member)
        for address in addresses:
            answers[address][role] = _said(client, client.get(address.format(**places)))

    assert answers == {address: TABLE[address] for address in addresses}


def _said(client, response) -> int | str:
    if response.status_code == 302 and response["Location"].startswith("/beheer/login/"):
        # Wagtail sends whoever may not open its admin there.
        response = client.get(response["Location"])
    if response.status_code == 302 and response["Location"].startswith("/accounts/login/"):
        return "in"
    # Wagtail sends an admin who may not open one of its pages to the admin's first page, with a sentence.
    if response.status_code == 302 and response["Location"] == reverse("wagtailadmin_home"):
        return "refused"
    return response.status_code


POSTS = [
    "/mijn/bijdragen/{draft}/versturen/",
    "/mijn/bijdragen/{draft}/terugtrekken/",
    "/mijn/bijdragen/{draft}/weggooien/",
    "/mijn/bijdragen/{draft}/verhaal/",
    "/mijn/bijdragen/{draft}/bestanden/",
    "/mijn/bijdragen/{draft_work}/programma/",
    "/mijn/bijdragen/{draft_work}/materialen/bestand/",
    "/mijn/bijdragen/{draft}/versies/{version}/terugzetten/",
    "/mijn/gegeven/{run}/",
    "/mijn/gegeven/{run}/intrekken/",
    "/inzending/{entry}/wijzigen/",
    "/inzending/{entry}/intrekken/",
    "/inzending/{entry}/vraag/{entry_question}/",
    "/mijn/verslagen/{replication}/",
    "/mijn/verslagen/{replication}/terugtrekken/",
    "/mijn/verslagen/{replication}/weggooien/",
    "/mijn/verslagen/{replication}/weghalen/",
    "/mijn/verslagen/{replication}/versies/{report_version}/terugzetten/",
]


@pytest.mark.parametrize("address", POSTS)
def test_nobody_but_the_author_writes(client, people, places, address):
    before = _written()
    for role, member in people.items():
        if role in {"author", "visitor"}:
            continue
        client.force_login(member)
        answer = client.post(address.format(**places), {"title": "Gekaapt"})
        # One takes part in a challenge without being admitted, so there nobody is told to wait.
        waits = role == "pending" and not address.startswith("/inzending/")
        assert answer.status_code == (403 if waits else 404), role

    assert _written() == before


def _written() -> tuple[object, ...]:
    lesson, report = LessonPage.objects.get(slug="concept"), Replication.objects.earliest("pk")
    return lesson.latest_revision_created_at, report.changed_at, report.latest_revision.created_at


def test_every_address_of_ours_is_in_the_table():
    names = {pattern.name for pattern in _patterns(get_resolver().url_patterns) if _is_ours(pattern)}
    tabled = " ".join(TABLE) + " ".join(POSTS)
    paths = {
        "start-contribution": "nieuw/les",
        "list-contributions": "/mijn/bijdragen/",
        "show-contribution": "{draft}/",
        "edit-step": "verhaal",
        "submit-contribution": "versturen",
        "withdraw-contribution": "terugtrekken",
        "discard-contribution": "weggooien",
        "preview-contribution": "voorbeeld",
        "list-versions": "versies/",
        "show-version": "{version}",
        "restore-version": "terugzetten",
        "add-attachment": "bestanden",
        "remove-attachment": "bestanden",
        "list-reports": "/mijn/verslagen/",
        "start-report": "/mijn/verslagen/nieuw/{open}/",
        "edit-report": "/mijn/verslagen/{replication}/",
        "withdraw-report": "{replication}/terugtrekken/",
        "take-down-report": "{replication}/weghalen/",
        "discard-report": "{replication}/weggooien/",
        "list-report-versions": "{replication}/versies/",
        "show-report-version": "{replication}/versies/{report_version}/",
        "restore-report-version": "{report_version}/terugzetten/",
        "regions_merge": "/samenvoegen/",
        "edit": "replication/edit/{replication}/",
        "unpublish": "replication/unpublish/{replication}/",
        "workflow_action": "replication/workflow/action/{reviewed}/approve/{task}/",
        "choose": "choose/replications/replication/",
        "choose_results": "choose/replications/replication/results/",
        "list-notifications": "/meldingen/",
        "open-notification": "/meldingen/{notification}/",
        "read-all": "/meldingen/gelezen/",
        "stop": "/meldingen/stoppen/{stop}/",
        "choices": "/mijn/meldingen/",
        "list-follows": "/mijn/volgen/",
        "set-level": "/mijn/volgen/les/{open}/",
        "deliveries": "/beheer/reports/mails/",
        "deliveries_results": "/beheer/reports/mails/results/",
        "retry": "{mail}/opnieuw/",
        "overview": "/mijn/",
        "profile": "profiel",
        "own-data": "/mijn/gegevens/",
        "download-own-data": "/mijn/gegevens/download/",
        "admissions": "/beheer/toegang/",
        "decide": "/beheer/toegang/{pending}/",
        "listing": "/api/v2/pages/",
        "detail": "/api/v2/pages/{open}/",
        "find": "/api/v2/pages/find/",
        "sitemap": "/sitemap.xml",
        "sitemap-part": "/sitemap-lessen.xml",
        "lesson-feed": "/feeds/lessen/",
        "list-kept": "/mijn/bewaard/",
        "keep-page": "/mijn/bewaard/{open}/",
        "report": "/melden/lessons.lessonpage/{open}/",
        "reports": "/beheer/meldingen/",
        "handle": "/beheer/meldingen/{report}/",
        "restore": "/beheer/meldingen/terugzetten/",
        "history": "/beheer/meldingen/over/lessons.lessonpage/",
        "member": "/beheer/meldingen/lid/",
        "waiting": "/beheer/gesprekken/wachtend/",
        "decide-waiting": "/beheer/gesprekken/wachtend/{held}/0/",
        "replications_check_evidence": "bewijs",
        "my-region": "/mijn/regio/",
        "decline-invitations": "niet-meer",
        "due": "/beheer/zorg/nakijken/",
        "mark-still-right": "klopt-nog",
        "choose-reminders": "herinneringen",
        "archived": "/beheer/zorg/gearchiveerd/",
        "without-author": "/beheer/zorg/zonder-schrijver/",
        "find-member": "/beheer/zorg/overdragen/",
        "hand-over-of-member": "/beheer/zorg/overdragen/{pending}/",
        "hand-over-page": "/beheer/zorg/{open}/overdragen/",
        "hand-over": "/mijn/zorg/overdragen/",
        "hand-over-one": "/mijn/zorg/{draft}/overdragen/",
        "archive-page": "archiveren",
        "restore-page": "terugzetten",
        "start-thread-about": "/mijn/gesprekken/nieuw/?over=",
        "start-thread": "/mijn/gesprekken/nieuw/{channel}/",
        "post-reply": "reageren",
        "keep-draft": "concept",
        "edit-post": "wijzigen",
        "withdraw-post": "terugtrekken",
        "thank": "bedankt",
        "mark-best": "beste-antwoord",
        "hide-post": "verbergen",
        "restore-post": "terugzetten",
        "admit-post": "toelaten",
        "close-thread": "sluiten",
        "reopen-thread": "heropenen",
        "pin-thread": "vastzetten",
        "move-thread": "verplaatsen",
        "merge-thread": "samenvoegen",
        "make-lesson": "/mijn/lessen/van-gesprek/{thread}/",
        "answer-credit": "/mijn/lessen/vermelding/{credit}/",
        "run-sheet-pdf": "/workshops/werk/draaiboek.pdf",
        "box": "/workshops/werk/doos.zip",
        "add-row-file": "/mijn/bijdragen/{draft_work}/materialen/bestand/",
        "show-month": "/agenda/maand/2026-11/",
        "all-events": "/agenda/kalender.ics",
        "events-of-region": "/agenda/kalender/{region}.ics",
        "one-event": "/agenda/bijeenkomst/agenda.ics",
        "event-feed": "/feeds/agenda/",
        "list-own": "/mijn/bijeenkomsten/",
        "own-calendar": "/mijn/aanmeldingen/{registration}/agenda.ics",
        "register": "/agenda/bijeenkomst/aanmelden/",
        "cancel": "/agenda/bijeenkomst/afmelden/",
        "take-place": "/agenda/bijeenkomst/plaats/",
        "list-participants": "/agenda/bijeenkomst/deelnemers/",
        "list-questions": "/agenda/bijeenkomst/vragen/",
        "change-question": "/agenda/bijeenkomst/vragen/{question}/",
        "event-questions": "/beheer/aanmelden/{event}/vragen/",
        "event-question": "/beheer/aanmelden/{event}/vragen/{question}/",
        "event-question-gone": "/beheer/aanmelden/{event}/vragen/{question}/weg/",
        "withdraw-question": "/agenda/bijeenkomst/vragen/{question}/weg/",
        "copy-event": "/mijn/agenda/{event}/kopie/",
        "repeat-event": "/mijn/agenda/{event}/herhalen/",
        "cancel-event": "/mijn/agenda/{event}/afgelasten/",
        "restore-event": "/mijn/agenda/{event}/gaat-door/",
        "change-following": "/mijn/agenda/{event}/volgende/",
        "admin-repeat": "/beheer/agenda/{event}/herhalen/",
        "admin-cancel": "/beheer/agenda/{event}/afgelasten/",
        "admin-restore": "/beheer/agenda/{event}/gaat-door/",
        "admin-change-following": "/beheer/agenda/{event}/volgende/",
        "copy-challenge": "/mijn/challenges/{challenge}/kopie/",
        "decide-challenge": "/mijn/challenges/{challenge}/besluit/",
        "people": "/mijn/challenges/{challenge}/mensen/",
        "name-member": "/mijn/challenges/{challenge}/mensen/beoordelaar/",
        "take-part-away": "/mijn/challenges/{challenge}/mensen/organisator/{moderator}/weg/",
        "make-lesson-of-challenge": "/mijn/challenges/{challenge}/les/",
        "withdraw-challenge": "/mijn/challenges/{challenge}/intrekken/",
        "table": "/agenda/bijeenkomst/organiseren/",
        "act": "/agenda/bijeenkomst/organiseren/keuze/",
        "mail": "/agenda/bijeenkomst/organiseren/mail/",
        "remove": "/agenda/bijeenkomst/organiseren/weg/",
        "answers": "/agenda/bijeenkomst/organiseren/antwoorden/{question}/",
        "export-csv": "/agenda/bijeenkomst/organiseren/deelnemers.csv",
        "export-xlsx": "/agenda/bijeenkomst/organiseren/deelnemers.xlsx",
        "badges": "/agenda/bijeenkomst/organiseren/badges.pdf",
        "attendance": "/agenda/bijeenkomst/organiseren/presentielijst.pdf",
        "door": "/agenda/bijeenkomst/inchecken/",
        "check-in": "/agenda/bijeenkomst/inchecken/{door_code}/",
        "helpers": "/agenda/bijeenkomst/organisatoren/",
        "remove-helper": "/agenda/bijeenkomst/organisatoren/{author}/weg/",
        "afterwards": "/agenda/bijeenkomst/terugblik/",
        "add-file": "/agenda/bijeenkomst/terugblik/bestand/",
        "remove-file": "/agenda/bijeenkomst/terugblik/bestand/{event}/weg/",
        "ask-feedback": "/agenda/bijeenkomst/terugblik/vragen/",
        "opinions": "/agenda/bijeenkomst/terugblik/meningen/goed/",
        "give-feedback": "/agenda/bijeenkomst/mening/",
        "index": "/beheer/catalogue_admin_pages/",
        "index_results": "/beheer/catalogue_admin_pages/results/",
        "links": "/beheer/reports/links/",
        "links_results": "/beheer/reports/links/results/",
        "list-own-runs": "/mijn/gegeven/",
        "log-run": "/mijn/gegeven/nieuw/{work}/",
        "change-run": "/mijn/gegeven/{run}/",
        "withdraw-run": "/mijn/gegeven/{run}/intrekken/",
        "tick-part": "/mijn/zelfstudie/{work}/{part}/",
        "get-certificate": "/mijn/zelfstudie/{work}/certificaat/",
        "list-certificates": "/mijn/certificaten/",
        "certificate-pdf": "/mijn/certificaten/{certificate}.pdf",
        "check-certificate": "/certificaat/",
        "show-certificate": "/certificaat/{certificate}/",
        "list-own-entries": "/mijn/inzendingen/",
        "ask-code": "/inzending/toegang/",
        "enter-code": "/inzending/code/",
        "leave-entries": "/inzending/sluiten/",
        "show-entry": "/inzending/{entry}/",
        "edit-entry": "/inzending/{entry}/wijzigen/",
        "withdraw-entry": "/inzending/{entry}/intrekken/",
        "answer-question": "/inzending/{entry}/vraag/{entry_question}/",
        "fetch-file": "/inzending/{entry}/bestand/{entry_file}/",
        "read-entry": "/beoordelen/{entry}/",
        "score-entry": "/beoordelen/{entry}/scores/",
        "comment-on-entry": "/beoordelen/{entry}/opmerking/",
        "ask-entrant": "/beoordelen/{entry}/vraag/",
        "decide-entry": "/beoordelen/{entry}/besluit/",
        "undo-entry-decision": "/beoordelen/{entry}/ongedaan/",
        "rule-on-team": "/beoordelen/{entry}/team/{moderator}/",
        "list-regions": "/regios/",
        "show-region": "/regios/{region}/",
        "search": "/zoeken/?q=",
        "suggest": "/zoeken/suggesties/",
    }

    assert names == set(paths)
    assert [name for name, part in paths.items() if part not in tabled] == []


OURS = (
    "cop.publishing",
    "cop.care",
    "cop.members.views",
    "cop.members.own",
    "cop.members.admission",
    "cop.regions",
    "cop.moderation",
    "cop.bookmarks",
    "cop.search.views",
    "cop.opendata",
    "cop.discussions",
    "cop.notifications",
    "knowledge.",
    "events.",
    "home.",
)


def _patterns(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern


def _is_ours(pattern) -> bool:
    module = getattr(pattern.callback, "__module__", "")
    return module.startswith(OURS)
