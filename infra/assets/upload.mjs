// Files, several at once: each goes straight to S3, and Continue sends what was chosen before it goes on. Without this script a
// person adds one file at a time.

class Upload {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=file]");
    this.error = form.querySelector("[data-fault]");
    this.progress = form.querySelector("[data-progress]");
    this.most = Number(form.dataset.most);
    this.largest = Number(form.dataset.largest);
    this.input.multiple = true;
    form.noValidate = true;
    form.addEventListener("submit", (event) => this.start(event));
  }

  start(event) {
    const on = event.submitter?.hasAttribute("data-on");
    const files = [...this.input.files];
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!files.length) {
      if (on) window.location.assign(this.form.dataset.on);
      else this.show("Choose a file first.");
      return;
    }
    const fault = this.findFault(files);
    if (fault) this.show(fault);
    else this.send(files, on);
  }

  findFault(files) {
    if (files.length > this.most) {
      return `You have chosen ${files.length} files. You can add ${this.most} more here. Choose fewer, or email the rest to us.`;
    }
    const big = files.find((file) => file.size > this.largest);
    return big ? `${big.name} is larger than ${this.form.dataset.largestShown}. Choose a smaller one, or email us and we will find a way to get it.` : "";
  }

  show(fault) {
    this.error.lastElementChild.textContent = fault;
    this.error.hidden = false;
    this.error.focus();
  }

  async send(files, on) {
    this.error.hidden = true;
    for (const button of this.form.querySelectorAll("button")) button.disabled = true;
    const key = this.form.elements.key.value.replace("/${filename}", "");
    for (const [n, file] of files.entries()) {
      this.progress.textContent = `Sending file ${n + 1} of ${files.length}: ${file.name}`;
      const data = new FormData(this.form);
      data.set("key", `${key}-${n}/\${filename}`);
      data.delete("file");
      data.append("file", file);
      try {
        await fetch(this.form.action, { method: "POST", body: data, mode: "no-cors", credentials: "omit" });
      } catch {
        // The page that follows counts what came, and says so if a file is missing.
      }
    }
    const asked = new URLSearchParams({ sent: files.length, ...(on && { on: "yes" }) });
    window.location.assign(`${this.form.dataset.here}?${asked}`);
  }
}

for (const form of document.querySelectorAll("form[data-upload]")) {
  new Upload(form);
}
