# The editor of exercises
write = Edytor
editor-scratch = Napisz zadanie
editor-scratch-help = Miejsce na próby: nic się tu nie zapisuje, a tekst zostaje w tej przeglądarce.
editor-open-help = Miejsce na próby; tekst zostaje w tej przeglądarce, dopóki go nie zapiszesz. Aby go zapisać, wybierz przedmiot.
editor-no-subjects = Miejsce na próby: tekst zostaje w tej przeglądarce. Aby go zapisać, potrzebny jest przedmiot.
editor-subject = Przedmiot
editor-choose-subject = Wybierz przedmiot
editor-no-subject = Wybierz przedmiot, w którym zadanie ma być zapisane.
editor-subject-gone = Miejsca, w którym to miało być zapisane, już nie ma albo nie należy już do ciebie. Niczego nie zapisano, a tekst nadal tu jest: wybierz dla niego przedmiot albo go skopiuj.
editor-new = Nowe zadanie
editor-edit = Edycja: { $name }
editor-id = Identyfikator
editor-id-help = Powstaje z nazwy; jest częścią adresu i potem się nie zmienia.
editor-switch = Tekst albo podgląd
editor-text = Tekst
editor-preview = Podgląd
editor-variant = Wariant
editor-random = Losowy
editor-show = Pokaż
editor-worst = Najgorszy wariant
editor-worst-by = Co znaczy najgorszy
worst-figures = najwięcej cyfr
worst-largest = największe odpowiedzi
worst-smallest = najmniejsze odpowiedzi
editor-table = Tabela
editor-comma = Przecinek dziesiętny
editor-save = Zapisz
editor-again = Zacznij od nowa
editor-same = Zapisano
editor-saved = Zapisano o { $name }
editor-unsaved = Niezapisane
editor-saving = Zapisywanie…
editor-kept = Zachowano w tej przeglądarce
editor-broken = Nie zapisano: tekst nie jest jeszcze zadaniem. Zostaje tutaj: popraw błędy i zapisz go ponownie.
editor-failed = Nie zapisano. { $name } Szkic jest zachowany.
editor-offline = Brak połączenia; spróbuj za chwilę.
editor-signed-out = Nie zapisano: logowanie wygasło. { $name } i zapisz ponownie; szkic jest zachowany.
editor-conflict = Nie zapisano: w międzyczasie to zadanie zostało już zapisane. Wybierz poniżej, co zachować.
editor-taken = Zadanie o tym identyfikatorze już istnieje: wybierz inny.
editor-bad-id = Identyfikator może mieć tylko małe litery, cyfry i łączniki: wpisz go.
editor-preview-failed = Nie udało się wczytać podglądu: { $name }. Następna zmiana spróbuje ponownie.
editor-no-variant = Tego wariantu nie da się utworzyć
editor-warnings = Na co warto spojrzeć
editor-invalid = To jeszcze nie jest zadanie
editor-warning = Ostrzeżenie
editor-error = Błąd
editor-line = wiersz { $count }
editor-take-out = Usuń
editor-write = Wpisz
editor-offered = Czy o to chodzi?
editor-mend-all = Popraw wszystko, co pewne
editor-mend-key = Ctrl+. poprawia.
editor-no-problems = Brak problemów
editor-problems = Problemy: { $name }. F8 przechodzi do następnego.
editor-picture = Obraz: { $name }. Pojawi się, gdy zadanie będzie należeć do przedmiotu.
editor-languages = Język tekstu
editor-figures = { $count ->
    [one] { $count } cyfra znacząca
    [few] { $count } cyfry znaczące
    [many] { $count } cyfr znaczących
   *[other] { $count } cyfry znaczącej
}
editor-decimals = { $count ->
    [one] { $count } miejsce po przecinku
    [few] { $count } miejsca po przecinku
    [many] { $count } miejsc po przecinku
   *[other] { $count } miejsca po przecinku
}
editor-found = Wariant { $seed } jest najgorszy; sprawdzono { $tried }.
editor-found-failing = Sprawdzone warianty: { $tried }, w tym takie, których nie da się utworzyć: { $failing }. Pierwszy z nich to { $seed }.
editor-found-less = Zadanie liczy się długo, więc nie sprawdzono więcej.
editor-variants = { $count ->
    [one] { $count } wariant
    [few] { $count } warianty
    [many] { $count } wariantów
   *[other] { $count } wariantu
}
editor-seed = Wariant
editor-copy = Skopiuj tabelę
editor-copied = Skopiowano
editor-copy-failed = Nie skopiowano: przeglądarka odmówiła
editor-latex = Części zapisu LaTeX nie da się pokazać jako wzoru; zostaje tak, jak jest napisana.
editor-unlisted = Tego zadania nie ma w spisie treści: uczniowie dostaną je tylko w sesji.
editor-list = Dodaj je do spisu treści

# Things to insert
insert = Wstaw
insert-values = Wartości
insert-formulas = Wzory
insert-parts = Części zadania
insert-units = Jednostki
insert-greek = Litery greckie, jako nazwy
insert-range = Zakres
insert-step = Zakres z krokiem
insert-list = Lista
insert-constant = Stała
insert-unknown = Niewiadoma
insert-require = Warunek
insert-calculation = Obliczenie
insert-formula = Wzór
insert-fraction = Ułamek
insert-root = Pierwiastek kwadratowy
insert-power = Potęga
insert-hint = Wskazówka
insert-language = Drugi język

# The language in short
reference = Język w dziesięciu wierszach
reference-header = nagłówek, po jednym kluczu w wierszu
reference-separator = między nagłówkiem, tekstem i obliczeniami
reference-constant = stała z jednostką
reference-range = losowana z zakresu; z krokiem
reference-list = losowana z listy
reference-unknown = niewiadoma w tej jednostce
reference-markdown = wzory w LaTeX-u; reszta to Markdown
reference-calculation = jak obliczyć niewiadomą, każda w swoim wierszu; trygonometria w stopniach
reference-require = losowania, które tego nie spełniają, są odrzucane
reference-more = tekst w innym języku; klucze nagłówka dla obrazów i tolerancji

# Keys
keys = Skróty klawiszowe
keys-save = Zapisz
keys-next-problem = Następny problem
keys-previous-problem = Poprzedni problem
keys-mend = Popraw problem przy kursorze
keys-undo = Cofnij, także to, co zrobił przycisk lub menu
keys-next = Następny wariant
keys-previous = Poprzedni wariant
keys-random = Losowy wariant
keys-worst = Najgorszy wariant
keys-table = Pokaż lub ukryj tabelę wariantów
keys-insert = Wstaw
keys-preview = Do podglądu i z powrotem
keys-tab = Wyjdź z pola tekstu; nie robi wcięcia
keys-help = Ta lista, także Ctrl + /
keys-mac = Na Macu zamiast Ctrl używaj Command.
close = Zamknij

# Pictures
picture-add = Dodaj obraz
picture-progress = Przesyłanie: { $name }
picture-done = Przesłano plik { $name }; zadanie go pokazuje.
picture-by-hand = Przesłano plik { $name }. Dopisz go w nagłówku po img:
picture-failed = Nie przesłano. { $name }
picture-shows-saved = Zapisano.
picture-shows-failed = Nie zapisano. { $name }
picture-no-subject = Wybierz najpierw przedmiot: obrazy należą do przedmiotu.
picture-nowhere = Obrazy należą do przedmiotu, a tu żadnego nie ma. Aby dodać obraz, napisz zadanie w przedmiocie.
picture-unreadable = W zadaniu można pokazać tylko obrazek; { $name } nie da się odczytać jako obrazka.

# Drafts
draft = Szkic
draft-found = Jest tu niezapisany szkic z { $name }.
draft-older = Jest tu niezapisany szkic z { $name }. Od tego czasu zadanie zapisano, więc obejrzyj oba teksty.
draft-restore = Przywróć szkic
draft-discard = Odrzuć szkic

# Someone else saved
conflict = To zadanie zostało w międzyczasie zapisane
conflict-who = { $name }: zapisana wersja { $number },
conflict-help = Poniżej widać, co zmieniłby twój tekst. Nic nie przepadnie: to, co zapisano, zostaje w historii, a to, z czego zrezygnujesz, zostaje tutaj jako szkic.
conflict-mine = Zapisz moją wersję
conflict-theirs = Weź tamtą wersję
conflict-text = Tamten tekst, do skopiowania

# History
history-of = Historia: { $name }
history-difference = Co się zmieniło między wersją { $from } a { $to }
history-changes = Zmiany
history-same = Nie ma różnic.
history-one = Zadanie zapisano dotąd raz. Tu pojawi się każdy następny zapis.
history-from = Od
history-to = Do
history-number = Nr
history-time = Czas
history-author = Kto
history-origin = Jak
history-restore = Przywróć
history-from-this = Porównaj od wersji { $name }
history-to-this = Porównaj do wersji { $name }
history-restore-this = Przywróć wersję { $name }
history-saved = zapis
history-imported = import
history-restored = przywrócenie
history-nobody = Ktoś
history-now = obecna
history-compare = Porównaj
notice-restored = Przywrócono jako nową wersję.
