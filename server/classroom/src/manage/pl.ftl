# A subject for those who manage it
notice-brought-back = Przywrócono zadanie; nie ma go jeszcze w spisie treści.
notice-arrange-changed = Ktoś w międzyczasie zmienił spis treści, więc tego kroku nie wykonano. Oto jego obecny stan.
notice-arrange-name = Nazwa działu ma od 1 do 200 znaków. Niczego nie zmieniono.
notice-arrange-no-place = Tam nie można tego przenieść.
notice-arrange-too-deep = Działy można zagnieżdżać najwyżej na 32 poziomy. Niczego nie zmieniono.
notice-arrange-too-many = Spis treści ma najwyżej 10{"\u202F"}000 pozycji. Niczego nie zmieniono.
manage-title = Zarządzanie: { $name }
manage-ways = Zarządzanie przedmiotem
manage-contents = Spis treści
manage-files = Pliki
manage-assignees = Kto zarządza
manage-transfer = Eksport i import
manage-look = Zobacz
manage-copy-or-remove = Kopiuj lub usuń
manage-copy = Kopiowanie
manage-copy-help = Kopia zaczyna się od tego samego tekstu i nie ma jej w spisie treści. Ma własną historię.
manage-copy-id = Identyfikator kopii
manage-copy-do = Kopiuj i edytuj
manage-id-help = Małe litery, cyfry i łączniki, najwyżej 100 znaków. Będzie częścią adresu.
manage-id-taken = Jest już zadanie o tym identyfikatorze. Wybierz inny.
manage-remove = Usuwanie
manage-remove-help = Zadanie znika ze spisu treści, z list i z trwających sesji. Wyniki, odpowiedzi i wszystkie wcześniejsze wersje zostają, a zadanie można przywrócić.
manage-remove-sure = Tak, usuń to zadanie
manage-remove-do = Usuń
manage-notices = { $count ->
    [one] { $count } zadanie jest zapisane tak, jak dziś już nie wolno
    [few] { $count } zadania są zapisane tak, jak dziś już nie wolno
    [many] { $count } zadań jest zapisanych tak, jak dziś już nie wolno
   *[other] { $count } zadania jest zapisane tak, jak dziś już nie wolno
}
manage-notices-help = Zapisano je, zanim powstały te reguły, i działają dalej bez zmian: liczby i wyniki są te same. Po zmianie takiego zadania można je zapisać dopiero, gdy zostanie to poprawione.
manage-removed = { $count ->
    [one] { $count } usunięte zadanie
    [few] { $count } usunięte zadania
    [many] { $count } usuniętych zadań
   *[other] { $count } usuniętego zadania
}
manage-removed-help = Z ostatnim tekstem, wynikami i historią.
manage-bring-back = Przywróć
manage-bring-back-one = Przywróć: { $name }

# Its table of contents
arrange-help = Przeciągnij za ⠿ albo przejdź do niego klawiszem Tab i użyj strzałek: w górę, w dół, w prawo do działu powyżej, w lewo poza dział. Każdy krok jest od razu zapisywany.
arrange-grip = Przenieś: { $name }
arrange-grip-title = Przeciągnij lub użyj strzałek
arrange-menu = Działania: { $name }
arrange-at = „{ $name }”: miejsce { $place } z { $count } w dziale „{ $section }”. Zapisano.
arrange-at-top = „{ $name }”: miejsce { $place } z { $count } na najwyższym poziomie. Zapisano.
arrange-out = Usunięto ze spisu: „{ $name }”. Zapisano.
arrange-undo = Cofnij
arrange-undone = Cofnięto.
arrange-trouble = Nie zapisano: brak połączenia z serwerem. Spróbuj ponownie.
arrange-empty = Nie ma jeszcze działów. Dodaj dział i umieść w nim zadania.
arrange-up = W górę
arrange-down = W dół
arrange-in = Do działu „{ $name }”
arrange-outwards = Poza dział
arrange-rename = Zmień nazwę
arrange-rename-label = Nowa nazwa: { $name }
arrange-dissolve = Usuń dział, zostaw jego zawartość
arrange-again = Wstaw tu jeszcze raz
arrange-unlist = Usuń ze spisu treści
arrange-new-section = Nowy dział
arrange-into = Miejsce
arrange-top = najwyższy poziom
arrange-add = Dodaj
arrange-list = Dodaj do spisu
arrange-list-one = Dodaj do spisu: { $name }
arrange-unlisted-help = Widzą je tylko osoby zarządzające przedmiotem.
arrange-all-listed = Wszystkie zadania są w spisie treści.

# Who manages it, and new subjects
assignees-help = Zarządzający piszą i układają zadania oraz widzą poprawne odpowiedzi. Root może to zawsze.
assignees-all = Wszyscy nauczyciele
assignees-some = Tylko te osoby:
assignees-list = Nauczyciele
assignees-me = Tylko ja
assignees-leaving = Nie ma cię na liście: po zapisaniu nie będziesz już zarządzać tym przedmiotem.
assignees-sure = Tak, rezygnuję
subject-new = Nowy przedmiot
subject-name = Nazwa
subject-name-help = Małe litery, cyfry i łączniki, na przykład „matematyka-7”. Nazwa jest częścią adresów i nie można jej później zmienić.
subject-taken = Jest już przedmiot o tej nazwie. Wybierz inną.
subject-who-sees = Kto go widzi
subject-public = Wszyscy. Zadania ze spisu treści może ćwiczyć każdy.
subject-private = Tylko zarządzający. Uczniowie widzą zadanie dopiero wtedy, gdy jest w ich sesji. Nazwa dostaje z przodu znak _.
subject-create = Utwórz

# Its files
files-upload = Dodawanie plików
files-upload-help = Zwykle obrazy do zadań. Plik o tej samej nazwie zostanie zastąpiony.
files-choose = Plik
files-send = Wyślij
files-sending = jest wysyłany…
files-sent = już jest
files-failed = nie został przyjęty
files-none = Nie ma jeszcze plików. Dodaj obraz i podaj jego nazwę w zadaniu: img: obraz.png.
files-bad-name = Plik musi mieć inną nazwę: najwyżej 255 bajtów i bez kropki na początku.
files-look = Obraz
files-size = Rozmiar
files-shows = Co przedstawia
files-shows-one = Co przedstawia { $name }, dla osób, które tego nie widzą
files-shows-help = Dla osób, które nie widzą obrazu: odczytywane na głos i pokazywane, gdy obrazu nie da się wczytać.
files-shows-save = Zapisz
files-used = Używany w
files-unused = nigdzie
files-remove = Usuń
files-remove-one = Usuń: { $name }
files-remove-used = { $count ->
    [one] { $count } zadanie pokazuje ten plik i zostałoby bez niego.
    [few] { $count } zadania pokazują ten plik i zostałyby bez niego.
    [many] { $count } zadań pokazuje ten plik i zostałoby bez niego.
   *[other] { $count } zadania pokazuje ten plik i zostałoby bez niego.
}
files-remove-do = Usuń mimo to
files-name = Nazwa pliku

# Export and import
export = Eksport
export-help = Plik zip ze spisem treści, wszystkimi zadaniami jako plikami tekstowymi i pozostałymi plikami. Można go edytować i zaimportować z powrotem, tutaj lub gdzie indziej.
export-do = Pobierz: { $name }
zip-import = Import
zip-help = Plik zip taki jak z eksportu. Najpierw zobaczysz, co by zmienił; nic się nie stanie bez twojej zgody.
zip-file = Plik zip
import-look = Sprawdź
import-would = Co by się zmieniło
import-same = Nic: wszystko z pliku zip już tu jest.
import-done = Zaimportowano
import-conflict = { $count ->
    [one] { $count } konflikt
    [few] { $count } konflikty
    [many] { $count } konfliktów
   *[other] { $count } konfliktu
}
import-added = dodane: { $count }
import-changed = zmienione: { $count }
import-removed = usunięte: { $count }
import-kept = bez zmian, bo edytowane tutaj, a nie w pliku zip: { $count }
import-conflict-help = Konflikt to coś, co różni się po obu stronach: mogło zostać zmienione tutaj po utworzeniu pliku zip. Poniżej wybierz, która strona ma pierwszeństwo.
import-unlisted = { $count ->
    [one] Jedno zadanie, które tu jest, zniknęłoby ze spisu treści: uczniowie by go już nie znaleźli.
    [few] Ze spisu treści zniknęłyby { $count } zadania, które tu są: uczniowie by ich już nie znaleźli.
   *[other] Ze spisu treści zniknęłoby { $count } zadań, które tu są: uczniowie by ich już nie znaleźli.
}
import-unlisted-help = Plik zip ma własny spis treści, który zastąpi obecny. Czy to plik tego przedmiotu?
import-unlisted-now = { $count ->
    [one] Jednego zadania nie ma już w spisie treści
   *[other] { $count } zadań nie ma już w spisie treści
}
import-tree-back = Przywróć poprzedni spis treści
import-tree-back-help = To, co zaimportowano, zostaje poza spisem.
import-findings = Na co warto spojrzeć w plikach
import-findings-help = Zadania, których nie da się odczytać, są pomijane; to, co już jest tutaj pod ich nazwą, zostaje.
import-as-it-is = Tekst zostaje przyjęty bez zmian; w edytorze nie dałoby się go zapisać.
import-findings-more = { $count ->
    [one] I jeszcze { $count } plik.
    [few] I jeszcze { $count } pliki.
    [many] I jeszcze { $count } plików.
   *[other] I jeszcze { $count } pliku.
}
zip-line = wiersz { $count }
import-holds = Gdy obie strony się różnią
import-neither = zostaw to, co jest tutaj, i powiedz mi o tym
import-theirs = weź to, co jest w pliku zip; dawny tekst zostaje w historii
import-ours = zachowaj to, co jest tutaj
import-prune = Usuń to, co kiedyś zaimportowano, a czego nie ma w pliku zip
import-apply = Zaimportuj
import-look-again = Pokaż, co by się zmieniło
import-cancel = Anuluj
import-forgotten = Tego pliku zip już tu nie ma. Wyślij go jeszcze raz.
zip-none = To nie jest plik zip albo jest uszkodzony.
zip-encrypted = Plik zip jest chroniony hasłem ({ $name }). Utwórz plik bez hasła.
zip-bad-name = W pliku zip jest nazwa, która prowadzi gdzie indziej lub nie może być użyta: { $name }. Niczego nie przyjęto.
zip-link = W pliku zip jest dowiązanie ({ $name }). Umieść w nim sam plik.
zip-doubled = W pliku zip są dwa pliki o nazwie { $name }. Pozostaw tylko jeden. Niczego nie przyjęto.
zip-too-many = W pliku zip jest za dużo plików: najwyżej 20{"\u202F"}000.
zip-too-many-exercises = W pliku zip jest za dużo zadań: najwyżej 2000. Podziel je na kilka przedmiotów.
zip-too-much-text = Teksty zadań są za długie: razem najwyżej 20 MiB. Podziel je na kilka przedmiotów.
zip-too-large = Po rozpakowaniu pliki są za duże: najwyżej 200 MiB razem i nie sto razy więcej niż sam plik zip.
zip-no-index = W pliku zip nie ma index.yml. Przedmiot to jeden folder z plikiem index.yml.
zip-many = W pliku zip jest więcej niż jeden przedmiot: { $name }. Przedmiot to jeden folder z plikiem index.yml; prześlij każdy jako osobny plik zip.
zip-unreadable = Nie da się odczytać pliku z archiwum zip: { $name }. Utwórz archiwum jeszcze raz.
