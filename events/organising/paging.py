"""Pages of a list of which nothing but the page stands in its address."""

from typing import Any

from django.core.paginator import Page, Paginator

from cop.core.facets import clean_page

PER_PAGE = 50


def paged(rows: Any, asked: str, *, per_page: int = PER_PAGE) -> dict[str, Any]:
    """What `components/pagination.html` shows, with `rows` as the page; two queries. `asked` is as it stood in the address."""
    page: Page = Paginator(rows, per_page).get_page(clean_page(asked))
    numbers: Any = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "rows": page,
        "links": [(one, f"?pagina={one}") if isinstance(one, int) else (None, "") for one in numbers],
        "previous_query": f"?pagina={page.number - 1}",
        "next_query": f"?pagina={page.number + 1}",
    }
