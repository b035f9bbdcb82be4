// Exit this page leaves nothing behind: forms are emptied, the page's place in the history goes to the
// page that it leads to, and Back shows no page of this tab from before that moment.
import { ExitThisPage } from "govuk-frontend";

const LEFT = "left";
const ELSEWHERE = "https://www.bbc.co.uk/weather";

function leftAt() {
  try {
    return Number(sessionStorage.getItem(LEFT));
  } catch {
    return 0;
  }
}

function rememberLeaving() {
  try {
    sessionStorage.setItem(LEFT, Date.now());
  } catch {
    // A browser that keeps nothing: this page itself is emptied and replaced all the same.
  }
}

// When this place in the tab's history was first shown: a page that is loaded again by Back keeps it.
function shownSince() {
  const [arrival] = performance.getEntriesByType("navigation");
  if (history.state?.shown === undefined && arrival?.type === "navigate") {
    history.replaceState({ ...history.state, shown: Date.now() }, "");
  }
  return history.state?.shown ?? 0;
}

function emptyForms() {
  for (const field of document.querySelectorAll("input, textarea, select")) {
    if (field.type === "checkbox" || field.type === "radio") {
      field.checked = false;
    } else {
      field.value = "";
    }
  }
}

// Where to go, and at once: our server, which lets this browser forget what it began, is told meanwhile.
function findAway() {
  return document.querySelector("[data-away]")?.dataset.away ?? ELSEWHERE;
}

function letForget() {
  const button = document.querySelector(".govuk-js-exit-this-page-button");
  if (button) fetch(button.href, { keepalive: true, redirect: "manual" }).catch(() => {});
}

function leave(address) {
  emptyForms();
  document.title = "";
  for (const part of document.querySelectorAll("main, header, footer")) {
    part.remove();
  }
  window.location.replace(address);
}

function leaveIfLeftBefore() {
  const left = leftAt();
  if (left && shownSince() < left) {
    leave(findAway());
  }
}

export class LeaveNothing extends ExitThisPage {
  exitPage() {
    rememberLeaving();
    document.body.classList.add("govuk-exit-this-page-hide-content");
    const overlay = document.createElement("div");
    overlay.className = "govuk-exit-this-page-overlay";
    overlay.setAttribute("role", "alert");
    document.body.append(overlay);
    overlay.textContent = this.i18n.t("activated");
    letForget();
    leave(findAway());
  }

  // From the browser's memory of pages: what is hidden stays hidden.
  resetPage() {
    if (!leftAt() || shownSince() >= leftAt()) {
      super.resetPage();
    }
  }
}

shownSince();
leaveIfLeftBefore();
window.addEventListener("pageshow", leaveIfLeftBefore);
