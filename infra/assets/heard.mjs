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
import "./upload.mjs";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [CharacterCount, Checkboxes, ErrorSummary, LeaveNothing, NotificationBanner, Radios, SkipLink]) {
  createAll(component);
}
createAll(Button, { preventDoubleClick: true });

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
