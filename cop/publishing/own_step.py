"""A step that judges its own fields only."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS

from cop.publishing.forms import StepForm


class OwnStepForm(StepForm):
    """What another step asks is not judged here; it is when the page is sent."""

    def _update_errors(self, errors: Any) -> None:
        if hasattr(errors, "error_dict"):
            known = {*self.fields, NON_FIELD_ERRORS}
            errors.error_dict = {name: said for name, said in errors.error_dict.items() if name in known}
            if not errors.error_dict:
                return
        super()._update_errors(errors)
