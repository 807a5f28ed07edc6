# Instead of a text
text-too-large = Z tego tekstu powstałaby zbyt duża strona, więc nie jest pokazywany.
