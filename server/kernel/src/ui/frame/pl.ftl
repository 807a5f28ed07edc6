# The shell of every page
skip = Przejdź do treści
navigation = Menu główne
language = Język
colours = Kolory
colours-auto = jak w systemie
colours-light = jasne
colours-dark = ciemne
apply = Zastosuj
api = API dla programów
notice-saved = Zapisano.
