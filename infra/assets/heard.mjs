// Everything here makes a working page nicer; nothing needs it.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  Radios,
  SkipLink,
  createAll,
} from "govuk-frontend";
import { LeaveNothing } from "./leave.mjs";
import "./steps.mjs";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [CharacterCount, Checkboxes, ErrorSummary, LeaveNothing, NotificationBanner, Radios, SkipLink]) {
  createAll(component);
}
createAll(Button, { preventDoubleClick: true });

// A file that is too big is said to be so before it has been sent, not after.
for (const form of document.querySelectorAll("form[data-largest]")) {
  const input = form.querySelector("input[type=file]");
  const error = form.querySelector("[data-too-big]");
  form.addEventListener("submit", (event) => {
    const file = input.files[0];
    error.hidden = !file || file.size <= Number(form.dataset.largest);
    if (!error.hidden) {
      event.preventDefault();
      event.stopImmediatePropagation();
      error.focus();
    }
  });
}

// On paper everything stands open: newer browsers do it by the style sheet alone, older ones here.
window.addEventListener("beforeprint", () => {
  for (const closed of document.querySelectorAll("details:not([open])")) {
    closed.dataset.shut = "";
    closed.open = true;
  }
});
window.addEventListener("afterprint", () => {
  for (const opened of document.querySelectorAll("details[data-shut]")) {
    delete opened.dataset.shut;
    opened.open = false;
  }
});
