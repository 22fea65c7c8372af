"""Work on the index that nobody need wait for."""

from django_tasks import task

from cop.search import services


@task()
def index_pages(keys: list[int]) -> None:
    services.index_pages(keys=keys)


@task()
def forget_page(forms: list[str], is_public: bool) -> None:
    services.forget_page(forms=set(forms), is_public=is_public)
