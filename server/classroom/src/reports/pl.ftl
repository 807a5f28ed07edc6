# Saved reports
reports-title = Raporty klasy { $name }
reports-help = W raporcie są osoby, które otworzyły sesję; nieobecnych w nim nie ma.
reports-none = Nie zapisano jeszcze żadnego raportu. Zapisz go w trakcie sesji albo na jej końcu.
reports-saved = Zapisano
reports-download = Pobierz
reports-delete = Usuń
reports-delete-really = Usuń na stałe
notice-report-saved = Zapisano raport.
notice-report-deleted = Usunięto raport.
