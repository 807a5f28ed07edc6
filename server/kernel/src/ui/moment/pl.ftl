# Times, as people say them
again-in-seconds = { $count ->
    [one] Dalej można za { $count } sekundę.
    [few] Dalej można za { $count } sekundy.
   *[other] Dalej można za { $count } sekund.
}
again-in-minutes = { $count ->
    [one] Dalej można za { $count } minutę.
    [few] Dalej można za { $count } minuty.
   *[other] Dalej można za { $count } minut.
}
span-days = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}
