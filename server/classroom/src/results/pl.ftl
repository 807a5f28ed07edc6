# Results
results-own = Moje wyniki
results-own-none = Nic tu jeszcze nie ma: wyniki pojawią się po pierwszej odpowiedzi.
results-student-none = Ta osoba jeszcze na nic nie odpowiedziała.
results-class = Wyniki klasy { $name }
results-class-subject = Wyniki klasy { $class }: { $subject }
results-none = Nikt z tej klasy jeszcze tu na nic nie odpowiedział.
results-all-subjects = Wszystkie przedmioty
results-csv = Pobierz jako CSV
results-class-help = Zadania zrobione dobrze spośród wszystkich z odpowiedzią; liczy się ostatnia odpowiedź. Wybierz przedmiot, aby zobaczyć zadania.
results-together = Razem
results-cut = Uwzględniono tylko najnowsze odpowiedzi: { $count }.
results-wrong-cut = Poniżej są tylko najnowsze błędne odpowiedzi: obliczanie liczb do kolejnych trwałoby zbyt długo.
results-weeks = Postępy z tygodnia na tydzień
results-weeks-chart = Dla każdego tygodnia: liczba odpowiedzi, ile z nich było dobrych i jaki to udział; to samo jest w tabeli poniżej
results-weeks-key = Słupki: wszystkie odpowiedzi, a w nich dobre. Linia: udział dobrych odpowiedzi. Ćwiczenia nie są liczone.
results-as-table = To samo w tabeli
results-week = Tydzień od
results-answers = Odpowiedzi
results-right = Dobrze
results-share = Udział
results-practice = ćwiczenia
results-subject = Przedmiot
results-mean = Średnio
results-recent = Ostatnie zadania

# Results of an exercise
results-of = Wyniki: { $name }
results-of-class = Odpowiedzi klasy { $name }
results-back-to-class = Cała klasa
results-everybody = Odpowiedzi wszystkich
results-earlier = { $count ->
    [one] { $count } odpowiedź dotyczy wcześniejszej wersji, która pytała o co innego: liczy się łącznie, ale nie przy poszczególnych niewiadomych.
    [few] { $count } odpowiedzi dotyczą wcześniejszych wersji, które pytały o co innego: liczą się łącznie, ale nie przy poszczególnych niewiadomych.
    [many] { $count } odpowiedzi dotyczy wcześniejszych wersji, które pytały o co innego: liczą się łącznie, ale nie przy poszczególnych niewiadomych.
   *[other] { $count } odpowiedzi dotyczy wcześniejszych wersji, które pytały o co innego: liczą się łącznie, ale nie przy poszczególnych niewiadomych.
}
results-exercise-none = Nikt jeszcze nie odpowiedział na to zadanie.
results-people = Osoby
results-tried-by = { $count ->
    [one] odpowiadała { $count } osoba
    [few] odpowiadały { $count } osoby
    [many] odpowiadało { $count } osób
   *[other] odpowiadało { $count } osoby
}
results-answers-count = { $count ->
    [one] { $count } odpowiedź
    [few] { $count } odpowiedzi
    [many] { $count } odpowiedzi
   *[other] { $count } odpowiedzi
}
results-people-count = { $count ->
    [one] { $count } osoba
    [few] { $count } osoby
    [many] { $count } osób
   *[other] { $count } osoby
}
results-right-of-them = w tym dobrych: { $count }
results-first = Pierwsza odpowiedź
results-last = Ostatnia odpowiedź
results-way = Droga do dobrej odpowiedzi
results-right-at = Wszystko dobrze przy
results-attempt = odpowiedzi nr { $count }
results-attempt-later = odpowiedzi nr { $count } lub późniejszej
results-never = jeszcze nie
results-time = Połowa osób, które poprawiły złą odpowiedź, potrzebowała na to najwyżej { $time } od swojej pierwszej odpowiedzi ({ $people }).
results-time-help = Nie wiadomo, kto kiedy pierwszy raz zobaczył zadanie. Dlatego czas liczy się od pierwszej odpowiedzi i tylko u tych, którzy potrzebowali więcej niż jednej.
results-parts = O co pytano
results-unknown = Niewiadoma
results-first-right = Dobrze za pierwszym razem
results-last-right = Dobrze na końcu
results-wrong = Częste złe odpowiedzi dla
results-wrong-help = Każdy ma własne liczby, więc złe odpowiedzi są pogrupowane według związku z dobrą. Odpowiedzi w jednej grupie nie muszą wynikać z tego samego błędu.
results-relation = Związek z dobrą odpowiedzią
results-examples = Przykłady
results-right-times = dobra odpowiedź ×
results-mistake = częsty błąd
results-sign = przeciwny znak
results-unit = jednostka, która nie pasuje
results-precision = właściwa wartość, ale z inną liczbą cyfr lub miejsc po przecinku
results-other = dobra odpowiedź dla
results-instead-of = zamiast
results-rest = { $count ->
    [one] Jeszcze { $count } zła odpowiedź nie należy do żadnej z tych grup.
    [few] Jeszcze { $count } złe odpowiedzi nie należą do żadnej z tych grup.
    [many] Jeszcze { $count } złych odpowiedzi nie należy do żadnej z tych grup.
   *[other] Jeszcze { $count } złej odpowiedzi nie należy do żadnej z tych grup.
}
results-practice-head = Warianty do ćwiczeń
