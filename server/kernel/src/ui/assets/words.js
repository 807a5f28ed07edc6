// Searching by words as the server does: small and capital letters and accents alike.

const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l");

/** Whether every word of a search, or part of one, stands in a text. */
export function search(typed) {
  const words = fold(typed).split(/\s+/).filter((word) => word !== "");
  return { isEmpty: words.length === 0, standIn: (text) => words.every((word) => fold(text).includes(word)) };
}
