# Saved reports
reports-title = Reports of { $name }
reports-help = A report holds those who opened the session; whoever was absent is not in it.
reports-none = No report has been saved yet. Save one during the session or at its end.
reports-saved = Saved
reports-download = Download
reports-delete = Delete
reports-delete-really = Delete it for good
notice-report-saved = Report saved.
notice-report-deleted = Report deleted.
