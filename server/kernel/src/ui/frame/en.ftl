# The shell of every page
skip = Skip to the content
navigation = Main
language = Language
colours = Colours
colours-auto = as the system
colours-light = light
colours-dark = dark
apply = Apply
api = API for programs
notice-saved = Saved.
