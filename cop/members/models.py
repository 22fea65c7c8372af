"""Who takes part."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop.members.names import validate_display_name
from cop.regions.models import Organisation, Region


class MemberManager(BaseUserManager["Member"]):
    """Makes members; an address is kept in lower case, so that one person has one account."""

    def get_by_natural_key(self, username: str | None) -> "Member":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Member":
        """A saved member; raises ValueError without an address."""
        if not email:
            raise ValueError("A member needs an e-mail address.")
        member = self.model(email=email.strip().lower(), **fields)
        member.set_password(password)
        member.save(using=self._db)
        return member

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Member":
        fields = {"is_superuser": True, "status": Member.Status.ADMITTED, **fields}
        return self.create_user(email, password, **fields)


class Member(AbstractBaseUser, PermissionsMixin):
    """Somebody with an account. Signing up gives an account; admission makes it a member who may read and post.

    `status` and not `is_active` says whether somebody is admitted: a person who waits can sign in and see that.
    """

    class Status(models.TextChoices):
        PENDING = "pending", _("Waits for admission")
        ADMITTED = "admitted", _("Admitted")
        DECLINED = "declined", _("Declined")

    email = models.EmailField(_("e-mail address"), unique=True)
    display_name = models.CharField(
        _("name"), max_length=80, validators=[validate_display_name], help_text=_("As colleagues know you.")
    )
    function = models.CharField(_("function"), max_length=100, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="members",
    )
    region = models.ForeignKey(
        Region, verbose_name=_("region"), null=True, blank=True, on_delete=models.SET_NULL, related_name="members"
    )
    expertise = models.ManyToManyField(
        "core.Theme",  # by name: core's pages import what asks for the member model
        verbose_name=_("themes you know about"),
        blank=True,
        related_name="experts",
        help_text=_("Questions on these that nobody answered come to you, when you want that."),
    )
    about = models.TextField(_("about you"), max_length=500, blank=True)
    status = models.CharField(_("admission"), max_length=10, choices=Status, default=Status.PENDING, db_index=True)
    status_reason = models.TextField(_("reason"), max_length=1000, blank=True)
    status_changed_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    request_note = models.TextField(
        _("why you want to join"),
        max_length=500,
        blank=True,
        help_text=_("Read only by those who decide on admission."),
    )
    is_trusted = models.BooleanField(
        _("trusted"), default=False, help_text=_("What this member publishes is not reviewed first.")
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    #: Both say something only while `is_active` is off; the reason is what the member was told.
    suspended_at = models.DateTimeField(_("suspended at"), null=True, blank=True, editable=False)
    suspension_reason = models.TextField(_("why suspended"), max_length=1000, blank=True, editable=False)
    date_joined = models.DateTimeField(_("signed up at"), default=timezone.now)
    #: Some right in the admin, by a group or their own. Kept by receivers: without it no page asks which ones.
    holds_rights = models.BooleanField(default=False, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    objects = MemberManager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["display_name", "pk"]
        constraints = [models.UniqueConstraint(Lower("email"), name="unique_member_email")]
        permissions = [
            ("admit_member", "Can admit and decline members"),
            ("suspend_member", "Can suspend members and lift that"),
        ]

    def __str__(self) -> str:
        return self.display_name or self.email

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    @property
    def is_admitted(self) -> bool:
        return self.is_active and (self.is_superuser or self.status == self.Status.ADMITTED)

    @property
    def is_suspended(self) -> bool:
        """Kept out by a moderator; an account that was closed for another reason is not."""
        return not self.is_active and self.suspended_at is not None

    @property
    def is_staff(self) -> bool:
        """Django's own word for administrators; some libraries ask it."""
        return self.is_superuser
