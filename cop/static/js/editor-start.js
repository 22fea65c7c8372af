// Runs before the editor. The editor looks for its style element and adds one when it is missing, which the policy
// of this site forbids; its rules stand in editor.css. An element of that name that is no style sheet satisfies it.
(() => {
  const standIn = document.createElementNS("http://www.w3.org/1998/Math/MathML", "style");
  standIn.setAttribute("data-tiptap-style", "");
  document.head.append(standIn);
})();

// The editor asks `gettext` for its words and ships no Dutch.
const dutch = {
  "paragraph": "alinea of kop", "Paragraph": "Alinea", "Heading 3": "Kop", "Heading 4": "Kleine kop",
  "unordered list": "lijst met punten", "ordered list": "genummerde lijst", "List properties": "Eigenschappen van de lijst",
  "blockquote": "citaat", "bold": "vet", "italic": "cursief", "insert link": "link toevoegen", "remove link": "link weghalen",
  "undo": "ongedaan maken", "redo": "opnieuw", "URL": "Adres", "Title": "Titel", "Edit Link": "Link", "Update": "Bewaar",
  "Insert": "Toevoegen", "Cancel": "Annuleren", "Decimal numbers": "Cijfers", "Lowercase letters": "Kleine letters",
  "Uppercase letters": "Hoofdletters", "Lowercase Roman numerals": "Kleine Romeinse cijfers",
  "Uppercase Roman numerals": "Romeinse cijfers", "Bullets": "Punten", "Start at": "Begin bij", "List type": "Soort lijst",
};
window.gettext = (text) => (document.documentElement.lang === "nl" && dutch[text]) || text;
