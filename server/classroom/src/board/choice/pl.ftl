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
