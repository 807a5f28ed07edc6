
# The live session of a class
live-title = Sesja klasy { $name }
live-choose = Wybierz zadania
live-projector = Rzutnik
live-reports = Zapisane raporty
live-hide-names = Ukryj nazwiska
live-show-names = Pokaż nazwiska
live-print = Drukuj
live-empty = W sesji nie ma jeszcze zadań. Wybierz je, a klasa od razu je zobaczy.
live-running = trwa
live-finished = zakończona
live-not-started = nierozpoczęta
live-board = Uczniowie i zadania
live-news = { $count ->
    [one] { $count } nowy wynik
    [few] { $count } nowe wyniki
    [many] { $count } nowych wyników
   *[other] { $count } nowego wyniku
}
live-connected = ● Na żywo
live-reconnecting = ○ Utracono połączenie, trwa ponawianie…
live-gone = ○ Już nie na żywo. Odśwież stronę.
live-refresh = Odśwież
live-close = Zamknij
live-failed = Nie udało się tego wczytać. Spróbuj ponownie.
live-loading = Wczytywanie…
live-students = { $count ->
    [one] { $count } uczeń
    [few] { $count } uczniów
    [many] { $count } uczniów
   *[other] { $count } ucznia
}
live-came = obecnych: { $count }
live-nobody = Nikt jeszcze nie dołączył do tej klasy. Rozdaj zaproszenie.
live-legend = ☐ bez odpowiedzi, ☒ źle, ⚀ częściowo dobrze, ☑ dobrze
live-number = Nr
live-name = Imię i nazwisko
live-away = jeszcze poza sesją
live-counts = Postępy klasy
live-exercise = Zadanie
live-chart = Wykres
live-tried = Z odpowiedzią
live-right = Dobrze
live-partly = Częściowo
live-wrong = Źle
live-bar-of = { $name }: dobrze, częściowo dobrze, źle, bez odpowiedzi
live-save = Zapisz raport
live-end = Zakończ sesję
live-end-why = Uczniowie nie będą mogli już odpowiadać. Wyniki pozostaną tu do rozpoczęcia nowej sesji.
live-end-really = Zakończ teraz
live-exercises = { $count ->
    [one] { $count } zadanie w sesji
    [few] { $count } zadania w sesji
    [many] { $count } zadań w sesji
   *[other] { $count } zadania w sesji
}
live-remove = Usuń
live-remove-why = { $count ->
    [0] Nikt jeszcze na nie nie odpowiedział.
    [one] Razem z nim zniknie z sesji wynik { $count } ucznia.
    [few] Razem z nim znikną z sesji wyniki { $count } uczniów.
    [many] Razem z nim znikną z sesji wyniki { $count } uczniów.
   *[other] Razem z nim znikną z sesji wyniki { $count } ucznia.
}
live-remove-really = Usuń je
live-join = Dołącz na stronie
live-invitation = Zaproszenie
live-wait = Zadania pojawią się tutaj, gdy tylko zostaną wybrane.
live-back = Wróć do sesji

# Choosing exercises
choice-title = Zadania dla klasy { $name }
choice-search = Szukaj w nazwach, działach i tekstach
choice-aside = Już zaznaczone
choice-all = Pokaż wszystkie
choice-nothing = Nie ma jeszcze zadań do wyboru.
choice-add = Dodaj do sesji
choice-anew = Rozpocznij z nimi nową sesję
choice-anew-why = Trwająca sesja skończy się dla wszystkich, a jej tabela zostanie opróżniona.
choice-anew-really = Zakończ trwającą sesję i rozpocznij nową
choice-start = Rozpocznij sesję
choice-save = najpierw zapisz raport poprzedniej sesji
choice-help = Nowa sesja zaczyna się od pustej tabeli i nowych liczb dla wszystkich.
choice-start-help = Każdy dostanie własne liczby. Zadania można dodawać także później.
choice-there = w sesji
choice-look = obejrzyj

# What a student answered
answered-exercise = Zadanie
answered-student = Wszystkie wyniki tej osoby
answered-cut = Pokazano tylko najnowsze odpowiedzi.
answered-none = Nie ma jeszcze odpowiedzi.
answered-before = Wcześniejszy wariant (wersja { $name } zadania)
answered-practice = Wariant do ćwiczeń { $number } (wersja { $revision } zadania)
answered-not-yours = Poprawne odpowiedzi widzą osoby zarządzające przedmiotem.
answered-no-text = Nie można pokazać treści tego wariantu.
answered-too-long = Treści tego wariantu tu nie ma: obliczanie liczb do kolejnych wariantów trwałoby zbyt długo.
answered-answers = Odpowiedzi
answered-time = Czas
answered-result = Wynik
answered-regraded = ocenione ponownie
answered-empty = puste
answered-meanings = można odczytać jako

# Saved reports
reports-title = Raporty klasy { $name }
reports-help = W raporcie są osoby, które otworzyły sesję; nieobecnych w nim nie ma.
reports-none = Nie zapisano jeszcze żadnego raportu. Zapisz go w trakcie sesji albo na jej końcu.
reports-saved = Zapisano
reports-download = Pobierz
reports-delete = Usuń
reports-delete-really = Usuń na stałe

# What was just done
notice-session-started = Rozpoczęto sesję.
notice-session-ended = Zakończono sesję.
notice-exercises-added = Dodano zadania do sesji.
notice-exercise-removed = Usunięto zadanie z sesji.
notice-session-runs = W międzyczasie rozpoczęto sesję. Dodaj do niej zadania albo rozpocznij nową.
notice-nothing-chosen = Nic nie wybrano: zaznacz zadania, których chcesz użyć.
notice-report-saved = Zapisano raport.
notice-report-deleted = Usunięto raport.
