"""Which domain says that somebody works at an organisation."""

from django.core.exceptions import ValidationError
from django.core.validators import DomainNameValidator
from django.utils.translation import gettext_lazy as _

# Anyone can get an address here, so it says nothing about where one works.
# Own list: the large mail providers and the consumer domains of Dutch internet providers.
PUBLIC_MAIL_DOMAINS = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "outlook.nl",
        "hotmail.com",
        "hotmail.nl",
        "live.com",
        "live.nl",
        "msn.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "yahoo.com",
        "yahoo.nl",
        "ymail.com",
        "aol.com",
        "gmx.com",
        "gmx.net",
        "gmx.de",
        "mail.com",
        "proton.me",
        "protonmail.com",
        "pm.me",
        "tutanota.com",
        "tuta.io",
        "zoho.com",
        "fastmail.com",
        "hey.com",
        "kpnmail.nl",
        "kpnplanet.nl",
        "planet.nl",
        "hetnet.nl",
        "xs4all.nl",
        "ziggo.nl",
        "upcmail.nl",
        "casema.nl",
        "chello.nl",
        "home.nl",
        "quicknet.nl",
        "zeelandnet.nl",
        "caiway.nl",
        "online.nl",
        "tele2.nl",
        "telfort.nl",
        "solcon.nl",
        "zonnet.nl",
        "wxs.nl",
        "freedom.nl",
        "mailinator.com",
        "duck.com",
    ]
)

_is_domain = DomainNameValidator(accept_idna=False)


def validate_domain(value: str) -> None:
    """Raises ValidationError for what is no domain, or one where everybody can get an address."""
    domain = value.strip().lower().removeprefix("@")
    try:
        _is_domain(domain)
    except ValidationError as error:
        raise ValidationError(
            _("Give a domain such as veendal.nl, without anything before it."), code="invalid"
        ) from error
    if domain in PUBLIC_MAIL_DOMAINS:
        raise ValidationError(_("Anyone can get an address at %(domain)s."), code="public", params={"domain": domain})
