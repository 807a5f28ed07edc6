// The secret of a password link stands behind the #, which no server sees: it is put into the form, and out of the address.

const token = document.getElementById("token");
if (location.hash.length > 1) {
  token.value = location.hash.slice(1);
  document.getElementById("token-field").hidden = true;
  history.replaceState(null, "", location.pathname);
}
