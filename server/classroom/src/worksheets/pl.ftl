# Worksheets
notice-removed = Usunięto.
worksheets = Karty pracy
worksheets-help = Zadania na papierze: każdy uczeń dostaje inne liczby, a nauczyciel klucz z odpowiedziami do przedmiotów, którymi zarządza.
worksheets-none = Nie ma jeszcze żadnych kart pracy. Utwórz pierwszą: wybierz zadania, podaj liczbę kart i wydrukuj.
worksheet-new = Nowa karta pracy
worksheet-title = Tytuł
worksheet-code = Kod
worksheet-sheets = Karty
worksheet-made = Utworzono
worksheet-author = Autor
worksheet-find = Znajdź kartę po kodzie
worksheet-find-do = Znajdź
worksheet-find-help = Kod jest na górze każdej karty. Wielkość liter nie ma znaczenia, podobnie jak O zamiast 0 czy I zamiast 1.
worksheet-code-wrong = Nie ma karty o takim kodzie. Sprawdź go jeszcze raz: pięć znaków, a po kresce numer karty.
worksheet-paper = Karty
worksheet-for = Dla kogo
worksheet-for-nobody = Bez nazwisk
worksheet-for-class = { $name }, z nazwiskami ({ $count })
worksheet-count = Liczba kart
worksheet-count-help = Od 1 do 200. Klasa dostaje po jednej karcie dla każdego ucznia.
worksheet-lang = Język kart
worksheet-space = Miejsce na rozwiązanie
worksheet-space-none = brak
worksheet-space-some = trochę
worksheet-space-much = dużo
worksheet-hints = Drukuj wskazówki
worksheet-exercises = Zadania
worksheet-chosen = Wybrane
worksheet-chosen-none = Jeszcze nic. Zaznacz zadania na liście.
worksheet-up = W górę
worksheet-down = W dół
worksheet-out = Usuń z karty
worksheet-make = Utwórz kartę pracy
worksheet-problem-title = Karta potrzebuje tytułu o długości do 120 znaków.
worksheet-problem-none = Wybierz co najmniej jedno zadanie.
worksheet-problem-exercises = Na karcie mieści się najwyżej tyle zadań: { $count }. Usuń niektóre.
worksheet-problem-count = Naraz można wydrukować od 1 do 200 kart.
worksheet-problem-variants = To za dużo naraz: liczba zadań razy liczba kart może wynosić najwyżej { $count }.
worksheet-problem-class = W tej klasie nikogo jeszcze nie ma.
worksheet-problem-exercise = Jednego z zadań już nie ma. Wybierz ponownie.
worksheet-problem-few = Zadanie { $name } ma za mało wariantów z odpowiedzią na tyle kart. Usuń je z karty albo najpierw popraw.
worksheet-problem-slow = To za dużo naraz: obliczanie liczb do zadania { $name } trwa zbyt długo. Usuń je z karty albo utwórz mniej kart.
worksheet-sheet-count = { $count ->
    [one] { $count } karta
    [few] { $count } karty
    [many] { $count } kart
   *[other] { $count } karty
}
worksheet-part = Co pokazać i wydrukować
worksheet-all = Karty i odpowiedzi
worksheet-only-sheets = Karty
worksheet-only-key = Odpowiedzi
worksheet-print = Drukuj
worksheet-print-help = Każda karta zaczyna się na nowej stronie, odpowiedzi są na końcu. Zadania pozostają takie, jakie są teraz, nawet jeśli ktoś je później zmieni.
worksheet-remove = Usuń tę kartę pracy
worksheet-remove-help = Wydrukowanych kart nie będzie już można znaleźć po kodzie, a odpowiedzi znikną.
worksheet-remove-do = Usuń na stałe
worksheet-sheet = Karta { $name }

# On paper
sheet-name = Imię i nazwisko
sheet-date = Data
sheet-number = Nr
sheet-key = Odpowiedzi
sheet-kept-back = Bez odpowiedzi do zadań nr { $numbers }: widzą je tylko osoby zarządzające przedmiotem ({ $subjects }).
sheet-no-variant = Na tej karcie nie ma liczb do tego zadania.
sheet-check = Sprawdź tę kartę
sheet-check-help = Wpisz odpowiedzi ucznia. Zostaną tylko ocenione, nic nie jest zapisywane.
sheet-check-do = Sprawdź
sheet-checked = Dobrze: { $right } z { $all }
sheet-unreadable = nie da się odczytać
