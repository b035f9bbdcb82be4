// The complaint form, a step at a time. All of it is one page: nothing typed is lost between the steps, and without this
// script the page is simply long. Each step is an entry of the tab's history, so Back goes to the step before.

class Steps {
  constructor(form) {
    this.form = form;
    this.steps = [...form.querySelectorAll("[data-step]")];
    this.send = form.querySelector("button[type=submit]:not([name=later])");
    this.kept = document.querySelector("[data-kept]");
    this.summary = this.copySummary();
    this.changes = Boolean(form.querySelector("input[name=change]"));
    form.classList.add("heard-steps");
    this.steps.forEach((step) => this.prepare(step));
    form.addEventListener("submit", (event) => this.goOnInstead(event));
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input")) this.goOnInstead(event);
    });
    form.addEventListener("change", () => this.show(this.now));
    window.addEventListener("popstate", () => this.show(this.findAsked()));
    document.addEventListener("click", (event) => this.openBehind(event), true);
    this.back = document.querySelector(".govuk-back-link");
    this.back?.addEventListener("click", (event) => this.goBackInstead(event));
    this.show(this.findAsked() ?? this.findFault() ?? this.steps[0]);
  }

  // Of a page without errors, the summary waits in a template.
  copySummary() {
    const held = document.querySelector("template[data-problem]")?.content ?? document;
    const made = held.querySelector(".govuk-error-summary").cloneNode(true);
    for (const more of [...made.querySelectorAll("li")].slice(1)) more.remove();
    return made;
  }

  prepare(step) {
    const heading = step.querySelector("h2");
    heading.tabIndex = -1;
    step.count = document.createElement("p");
    step.count.className = "govuk-caption-m";
    heading.before(step.count);
    if (step === this.steps.at(-1)) return;
    const on = document.createElement("button");
    on.type = "button";
    on.className = "govuk-button";
    on.textContent = this.form.dataset.continue ?? "Continue";
    on.addEventListener("click", () => this.goOn());
    step.append(on);
  }

  // A step whose questions another answer rules out is passed over.
  listWanted() {
    const unnamed = this.form.querySelector("input[value=anonymous]:checked");
    return this.steps.filter((step) => !unnamed || !step.classList.contains("heard-not-anonymous"));
  }

  findAsked() {
    const id = decodeURIComponent(window.location.hash.slice(1));
    return id ? (document.getElementById(id)?.closest("[data-step]") ?? null) : null;
  }

  findFault() {
    return this.form.querySelector(".govuk-form-group--error")?.closest("[data-step]") ?? null;
  }

  show(step) {
    const wanted = this.listWanted();
    this.now = step && wanted.includes(step) ? step : wanted[0];
    for (const each of this.steps) each.hidden = each !== this.now;
    const place = wanted.indexOf(this.now) + 1;
    this.form.elements.step.value = this.now.id;
    const said = [place, wanted.length];
    this.now.count.textContent = (this.form.dataset.count ?? "Step {} of {}").replaceAll("{}", () => said.shift());
    this.send.hidden = place < wanted.length;
  }

  move(step) {
    this.clearProblem();
    history.pushState({ ...history.state, stepped: true }, "", `#${step.id}`);
    this.show(step);
    this.keep();
    window.scrollTo(0, 0);
    step.querySelector("h2").focus({ preventScroll: true });
  }

  goOn() {
    this.clearProblem();
    const problem = this.findTooLong() ?? this.findMissing();
    if (problem) {
      this.keep();
      this.showProblem(problem);
      return;
    }
    const wanted = this.listWanted();
    const next = wanted[wanted.indexOf(this.now) + 1];
    if (this.changes || !next) this.form.requestSubmit(this.send);
    else this.move(next);
  }

  findTooLong() {
    for (const group of this.now.querySelectorAll("[data-maxlength]")) {
      const box = group.querySelector("textarea, input");
      const length = [...box.value.trim()].length;
      const most = Number(group.dataset.maxlength);
      if (length <= most) continue;
      const said = [group.dataset.short, length.toLocaleString("en-GB"), most.toLocaleString("en-GB")];
      return { box, text: this.form.dataset.tooLong.replaceAll("{}", () => said.shift()) };
    }
    return null;
  }

  findMissing() {
    if (!this.now.dataset.needs) return null;
    const names = this.now.dataset.needs.split(" ");
    const typed = new FormData(this.form);
    if (names.some((name) => (typed.get(name) ?? "").trim())) return null;
    return { box: document.getElementById(names[0]), text: this.now.dataset.missing };
  }

  // As the server shows what is wrong: at the top with a link, and at the box. What was typed stays where it is.
  showProblem({ box, text }) {
    document.querySelector("main .govuk-error-summary")?.remove();
    const top = this.summary.cloneNode(true);
    const link = top.querySelector("a");
    link.href = `#${box.id}`;
    link.textContent = text;
    top.tabIndex = -1;
    document.getElementById("main-content").querySelector("h1").before(top);
    const said = document.createElement("p");
    said.className = "govuk-error-message";
    said.id = `${box.id}-problem`;
    said.textContent = text;
    const group = box.closest(".govuk-form-group");
    const field = box.type === "radio" ? group.querySelector("fieldset") : box;
    field.dataset.described = field.getAttribute("aria-describedby") ?? "";
    field.setAttribute("aria-describedby", `${field.dataset.described} ${said.id}`.trim());
    group.classList.add("govuk-form-group--error");
    (box.type === "radio" ? group.querySelector(".govuk-radios") : box).before(said);
    this.problem = { top, said, group, field };
    top.focus();
  }

  clearProblem() {
    if (!this.problem) return;
    const { top, said, group, field } = this.problem;
    top.remove();
    said.remove();
    group.classList.remove("govuk-form-group--error");
    if (field.dataset.described) field.setAttribute("aria-describedby", field.dataset.described);
    else field.removeAttribute("aria-describedby");
    this.problem = null;
  }

  // What is typed is kept at each step. It opens in this browser alone, and by a code that "Save and come back later" gives.
  async keep() {
    const typed = new URLSearchParams(new FormData(this.form));
    typed.set("later", "script");
    const step = window.location.hash;
    try {
      const answer = await fetch(this.form.action, { method: "POST", body: typed, redirect: "error" });
      if (!answer.ok) return this.sayKept(this.kept.dataset.failed, true);
      this.sayKept(`${this.kept.dataset.kept} ${await answer.text()}.`, false);
      if (window.location.hash === step) {
        history.replaceState(history.state, "", `?draft=${typed.get("draft")}${step}`);
      }
    } catch {
      this.sayKept(this.kept.dataset.failed, true);
    }
  }

  sayKept(text, failed) {
    this.kept.textContent = text;
    this.kept.classList.toggle("govuk-inset-text", failed);
    this.kept.hidden = false;
  }

  // Enter in a box sends a form. Before the last step it goes on instead.
  goOnInstead(event) {
    if (event.submitter?.name === "later") return;
    if (this.changes || this.now === this.listWanted().at(-1)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.goOn();
  }

  goBackInstead(event) {
    const wanted = this.listWanted();
    const before = wanted[wanted.indexOf(this.now) - 1];
    if (this.changes || !before) return;
    event.preventDefault();
    if (history.state?.stepped) history.back();
    else this.move(before);
  }

  // What an error leads to may stand in another step.
  openBehind(event) {
    const link = event.target.closest?.('a[href^="#"]');
    const step = link && document.getElementById(link.hash.slice(1))?.closest("[data-step]");
    if (step) this.show(step);
  }
}

for (const form of document.querySelectorAll("form[data-steps]")) {
  new Steps(form);
}
