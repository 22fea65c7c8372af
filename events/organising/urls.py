from django.urls import path

from events.organising.views import acting, afterwards, answers, door, feedback, helping, lists

app_name = "organising"
AT = "agenda/<slug:slug>/"
urlpatterns = [
    path(AT + "organiseren/", lists.show_table, name="table"),
    path(AT + "organiseren/keuze/", acting.act, name="act"),
    path(AT + "organiseren/mail/", acting.mail, name="mail"),
    path(AT + "organiseren/weg/", acting.remove, name="remove"),
    path(AT + "organiseren/antwoorden/<int:pk>/", answers.who_said_what, name="answers"),
    path(AT + "organiseren/deelnemers.csv", lists.export_csv, name="export-csv"),
    path(AT + "organiseren/deelnemers.xlsx", lists.export_xlsx, name="export-xlsx"),
    path(AT + "organiseren/badges.pdf", lists.badges, name="badges"),
    path(AT + "organiseren/presentielijst.pdf", lists.attendance, name="attendance"),
    path(AT + "inchecken/", door.search, name="door"),
    path(AT + "inchecken/<uuid:token>/", door.check_in, name="check-in"),
    path(AT + "organisatoren/", helping.helpers, name="helpers"),
    path(AT + "organisatoren/<int:pk>/weg/", helping.remove_helper, name="remove-helper"),
    path(AT + "terugblik/", afterwards.edit, name="afterwards"),
    path(AT + "terugblik/bestand/", afterwards.add_file, name="add-file"),
    path(AT + "terugblik/bestand/<int:pk>/weg/", afterwards.remove_file, name="remove-file"),
    path(AT + "terugblik/vragen/", afterwards.ask, name="ask-feedback"),
    path(AT + "terugblik/meningen/<slug:which>/", feedback.read_texts, name="opinions"),
    path(AT + "mening/", feedback.give, name="give-feedback"),
]
