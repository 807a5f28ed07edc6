# The pages of the administrator
admin = Administracja
admin-overview = Przegląd
admin-users = Użytkownicy
admin-teams = Klasy
admin-teachers = Nauczyciele
admin-settings = Ustawienia
admin-health = Stan
admin-well = Wszystko działa.
admin-read-only = Dysk uległ awarii i nic nie jest już zapisywane. Sprawdź dziennik i dysk, a potem uruchom serwer ponownie.
admin-little-room = Dysk jest prawie pełny. Zwolnij miejsce, zanim zapis przestanie być możliwy.
admin-version = Wersja
admin-uptime = Działa od
admin-since = uruchomiono { $time }
admin-minutes = { $count ->
    [one] { $count } minuty
   *[other] { $count } minut
}
admin-hours = { $count ->
    [one] { $count } godziny
   *[other] { $count } godzin
}
admin-days = { $count ->
    [one] { $count } dnia
   *[other] { $count } dni
}
admin-database = Baza danych
admin-journal = i dziennik zmian: { $size }
admin-free = Wolne miejsce na dysku
admin-writes = Zmiany od uruchomienia
admin-commits = (zapisów na dysk: { $count })
admin-contents = Zawartość
admin-sign-ins = Logowania
admin-exercises = Zadania
admin-revisions = Zapisane wersje
admin-answers = Odpowiedzi
admin-files = Pliki
admin-backup = Kopia zapasowa
admin-backup-help = Baza danych i wszystkie pliki w jednym archiwum, w obecnym stanie. Zawiera wszystko, także skróty haseł: przechowuj ją tam, gdzie nikt inny jej nie przeczyta.
admin-backup-full = Brakuje na nią miejsca: przez chwilę potrzebuje { $needed } obok danych, a na dysku jest wolne { $free }. Z wiersza poleceń serwera można ją zapisać na innym dysku:
admin-backup-do = Pobierz kopię zapasową
admin-search = Imię, nazwisko lub login
admin-all-teams = wszystkie
admin-user-count = { $count ->
    [one] { $count } użytkownik
    [few] { $count } użytkowników
    [many] { $count } użytkowników
   *[other] { $count } użytkownika
}
admin-users-none = Nikogo nie znaleziono.
admin-pager = Strony listy
admin-previous = Poprzednia
admin-next = Następna
admin-page = Strona { $page } z { $pages }
admin-id = Identyfikator
admin-sign-ins-help = Gdzie użytkownik jest teraz zalogowany, klucze skryptów i niewykorzystane linki do zmiany hasła. Czas ostatniego użycia nie jest zapisywany.
admin-sign-ins-none = Użytkownik nie jest nigdzie zalogowany.
admin-kind = Rodzaj
admin-kind-login = Logowanie
admin-kind-key = Klucz „{ $name }”
admin-kind-reset = Link do zmiany hasła
admin-own = { $kind } (bieżące)
admin-created = Od
admin-expires = Do
admin-action = Działanie
admin-revoke = Zakończ
admin-revoke-one = Zakończ: { $kind }, { $time }
admin-revoke-all = Zakończ wszystkie
admin-link = Link do zmiany hasła
admin-link-help = Link pozwala użytkownikowi raz, w ciągu 24 godzin, ustawić nowe hasło. Wcześniejszy link traci wtedy ważność.
admin-link-do = Utwórz link do zmiany hasła
admin-link-made = Przekaż ten link użytkownikowi. Nie zostanie pokazany ponownie:
admin-delete = Usuń tego użytkownika
admin-delete-help = Znikną także wyniki i logowania. Prowadzone klasy przejmie root. Tego nie można cofnąć.
admin-delete-login = Wpisz login, aby potwierdzić
admin-delete-differs = To inny login.
admin-delete-do = Usuń: { $name }
admin-assignee = Kto prowadzi
admin-members = Członkowie
admin-joining = Dołączanie
admin-open = otwarte
admin-closed = zamknięte
admin-teachers-help = Przedmioty, którymi zarządzają wszyscy nauczyciele, nie są powtarzane w każdym wierszu.
admin-teachers-none = Nie ma jeszcze nauczycieli.
admin-teachers-invite = Zaproś nauczycieli
admin-own-subjects = Własne przedmioty
admin-subject = Przedmiot
admin-managers = Kto zarządza
admin-every-teacher = wszyscy nauczyciele
admin-root-alone = tylko root
admin-manage = Zarządzaj: { $name }
admin-settings-help = Ustawienia są wczytywane przy uruchomieniu serwera. Aby zmienić jedno z nich, podaj flagę, ustaw zmienną albo dopisz wiersz z nazwą flagi do pliku wskazanego przez --config, a potem uruchom serwer ponownie. Flagi mają pierwszeństwo przed zmiennymi, a zmienne przed plikiem.
admin-settings-none = Ten serwer uruchomił inny program, który sam wybrał ustawienia.
admin-setting = Ustawienie
admin-value = Wartość
admin-origin = Źródło
admin-meaning = Znaczenie
admin-unset = nieustawione
admin-secret = ustawione, niepokazywane
admin-origin-default = domyślne
admin-origin-file = plik
admin-origin-variable = zmienna
admin-origin-flag = flaga
notice-sign-ins-ended = Zakończono logowania.
notice-user-deleted = Usunięto użytkownika.
