# Instead of a text
text-too-large = This text would become too large a page, and is not shown.
