# An exercise
answers = Twoje odpowiedzi
answer-hint = Tak, jak to zapisujesz: 2,5; 1,2·10^3 m/s; 1/3.
submit = Wyślij
right = Dobrze
wrong = Źle
all-right = Wszystkie odpowiedzi są dobre.
some-right = { $count ->
    [one] { $count } odpowiedź jest dobra. Popraw pozostałe i wyślij jeszcze raz.
    [few] { $count } odpowiedzi są dobre. Popraw pozostałe i wyślij jeszcze raz.
    [many] { $count } odpowiedzi jest dobrych. Popraw pozostałe i wyślij jeszcze raz.
   *[other] { $count } odpowiedzi jest dobrych. Popraw pozostałe i wyślij jeszcze raz.
}
none-right = Żadna odpowiedź nie jest jeszcze dobra. Spróbuj ponownie.
some-were-right = { $count ->
    [one] { $count } odpowiedź jest dobra.
    [few] { $count } odpowiedzi są dobre.
   *[other] { $count } odpowiedzi jest dobrych.
}
none-was-right = Żadna odpowiedź nie jest dobra.
answer-too-late = Sesja była już zakończona, więc ta odpowiedź nie została wysłana.
answer-too-long = Odpowiedź może mieć najwyżej { $count } znaków. Nic nie zostało wysłane: skróć ją i wyślij jeszcze raz.
too-many-answers = Tych odpowiedzi było zbyt wiele naraz, więc ta nie została wysłana. Zostaje tutaj.
unreadable = Tej odpowiedzi nie da się odczytać:
understood = odczytane jako
unit-differs = Ta jednostka nie pasuje do oczekiwanej:
unit-none = Ta jednostka nie pasuje: odpowiedź jest bez jednostki.
unit-capitals = ({ $typed } jako { $read })
numbers-moved = Twoje własne liczby nie mają odpowiedzi, więc widzisz następne, które ją mają: wariant { $name }. Uczniowie, którzy trafią na takie liczby poza sesją, dowiedzą się, że trzeba powiedzieć o tym autorowi.
numbers-changed = Liczby w tym zadaniu się zmieniły, więc nic nie zostało wysłane. Rozwiąż je z nowymi.
nothing-typed = Najpierw wpisz odpowiedź. Nic nie zostało wysłane.
not-answered = bez odpowiedzi
nothing-lost = Nic nie zostało wysłane, więc nic nie przepadło. Popraw i wyślij jeszcze raz.
nothing-decided = Jeszcze nic nie zostało wysłane. Wybierz, o co chodzi, i wyślij jeszcze raz.
readings = { $count ->
    [2] To można odczytać na dwa sposoby. O który chodzi?
    [3] To można odczytać na trzy sposoby. O który chodzi?
    [few] To można odczytać na { $count } sposoby. O który chodzi?
   *[other] To można odczytać na { $count } sposobów. O który chodzi?
}
reading-one = Czy chodzi o to?
practice-another = Inny wariant do ćwiczeń
practice-this = Wariant do ćwiczeń nr { $name }
practice-help = Nie wpływa na twoje wyniki.
practice-back = Wróć do swojego wariantu
next = Dalej
ways = Dokąd dalej
edit = Edytuj
history = Historia
results = Wyniki
no-unknowns = To zadanie o nic nie pyta: jest tu tylko tekst do przeczytania.
hint = Wskazówka { $count }
right-answers = Poprawne odpowiedzi
image-of = Obraz do zadania { $name }
saving = Wysyłanie…
waiting = Brak połączenia. Twoje odpowiedzi są tu zachowane i zostaną wysłane, gdy wróci.
refused = Odpowiedzi nie zostały przyjęte:
signed-out = Logowanie wygasło. { $name } i wyślij jeszcze raz: twoje odpowiedzi są tu zachowane.
unsaved = Jeszcze niewysłane
kept = Wysłane
