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

# What was just done
notice-session-started = Rozpoczęto sesję.
notice-session-ended = Zakończono sesję.
notice-exercises-added = Dodano zadania do sesji.
notice-exercise-removed = Usunięto zadanie z sesji.
notice-session-runs = W międzyczasie rozpoczęto sesję. Dodaj do niej zadania albo rozpocznij nową.
notice-nothing-chosen = Nic nie wybrano: zaznacz zadania, których chcesz użyć.
