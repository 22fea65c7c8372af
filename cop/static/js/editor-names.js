// The editor has no name of its own for those who do not see it.
const nameEditors = (form) => {
  form.querySelectorAll(".prose-editor").forEach((editor) => {
    editor.querySelectorAll(".prose-menubar button").forEach((button) => {
      for (const name of ["title", "aria-label"]) {
        if (button.getAttribute(name)) button.setAttribute(name, window.gettext(button.getAttribute(name)));
      }
      const words = button.querySelector("h3, h4, p");
      if (words && words.textContent !== window.gettext(words.textContent)) words.textContent = window.gettext(words.textContent);
    });
    const area = editor.querySelector("textarea");
    const editable = editor.querySelector(".ProseMirror[contenteditable]");
    // The admin writes its labels in its own way.
    const label = document.getElementById(`${area?.id}_label`) ?? document.getElementById(`${area?.id}-label`);
    if (!label || !editable || editable.hasAttribute("aria-labelledby")) return;
    editable.setAttribute("role", "textbox");
    editable.setAttribute("aria-multiline", "true");
    editable.setAttribute("aria-labelledby", label.id);
    const described = area.getAttribute("aria-describedby");
    if (described) editable.setAttribute("aria-describedby", described);
    document.querySelector(`label[for="${area.id}"]`)?.addEventListener("click", () => editable.focus());
  });
};
// The editor may still have to take the place of the box.
document.querySelectorAll("form:has(textarea)").forEach((form) => {
  nameEditors(form);
  new MutationObserver(() => nameEditors(form)).observe(form, { childList: true, subtree: true });
});
