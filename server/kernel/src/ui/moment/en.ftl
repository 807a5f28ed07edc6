# Times, as people say them
again-in-seconds = { $count ->
    [one] It goes on in { $count } second.
   *[other] It goes on in { $count } seconds.
}
again-in-minutes = { $count ->
    [one] It goes on in { $count } minute.
   *[other] It goes on in { $count } minutes.
}
span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
