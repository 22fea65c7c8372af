"""What machines may know of the front door and the pages around it."""

from cop.opendata.registry import OpenPages, open_field

HOME = OpenPages(
    model="home.HomePage",
    section="voorpagina",
    fields=(
        open_field("opening", lambda home: home.opening),
        open_field("introduction", lambda home: home.introduction),
    ),
)
INFORMATION = OpenPages(
    model="home.InformationPage",
    section="informatie",
    fields=(open_field("summary", lambda page: page.summary),),
)
