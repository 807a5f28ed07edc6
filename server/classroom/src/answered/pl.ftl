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
