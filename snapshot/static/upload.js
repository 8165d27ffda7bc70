/* The upload form, where the browser runs scripts: files can be dropped, are listed, and are chosen only once.

   The form is asked about before the files are sent: what would be refused is said while they are still chosen. Without
   this script, or where anything in it fails, the form is sent as it stands and the server says the same. */
"use strict";

(() => {
  const CHECK_MILLISECONDS = 5000;
  const STOPPED_MILLISECONDS = 60000; // whoever stopped the browser may press again
  const input = document.querySelector("#files");
  let form, button, list, said;
  let chosen = [...input.files];

  function size(bytes) {
    if (bytes >= 1e6) return `${Math.round(bytes / 1e5) / 10} MB`;
    if (bytes >= 1e3) return `${Math.round(bytes / 1e3)} kB`;
    return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  }

  function kind(name) {
    const kinds = JSON.parse(document.querySelector("#drop-zone").dataset.kinds);
    const ending = name.toLowerCase().split(".").pop();
    return Object.hasOwn(kinds, ending) ? kinds[ending] : "";
  }

  function same(one, other) {
    return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
  }

  /* The list below the field ------------------------------------------------------------------------------------ */

  function choose(files) {
    const transfer = new DataTransfer();
    files.forEach((file) => transfer.items.add(file));
    input.files = transfer.files;
    chosen = files;
    showChosen();
  }

  function add(files) {
    choose([...chosen, ...files.filter((file) => !chosen.some((other) => same(file, other)))]);
    say("");
  }

  function remove(at) {
    const [gone] = chosen.splice(at, 1);
    choose(chosen);
    say(gone.name + said.dataset.removed);
    (list.querySelectorAll("button")[Math.min(at, chosen.length - 1)] || input).focus();
  }

  function say(before) {
    const names = chosen.map((file) => file.name).join(", ");
    said.textContent = before + (names ? `${said.dataset.chosen}${names}.` : said.dataset.none);
  }

  function showChosen() {
    const line = document.querySelector("#chosen-file").content.firstElementChild;
    list.replaceChildren(...chosen.map((file, at) => {
      const item = line.cloneNode(true);
      item.querySelector(".chosen__name").textContent = file.name;
      item.querySelector(".chosen__what").textContent = [size(file.size), kind(file.name)].filter(Boolean).join(", ");
      item.querySelector("button span").textContent = ` ${file.name}`;
      item.querySelector("button").addEventListener("click", () => remove(at));
      return item;
    }));
    list.hidden = chosen.length === 0;
  }

  /* Sending ------------------------------------------------------------------------------------------------------- */

  function wait() {
    button.dataset.ready = button.textContent;
    button.disabled = true;
    button.textContent = said.textContent = form.dataset.making;
    setTimeout(ready, STOPPED_MILLISECONDS);
  }

  function ready() {
    button.disabled = false;
    button.textContent = button.dataset.ready || button.textContent;
  }

  /* The page that says why not; nothing where the form is fine, or where nobody could be asked. */
  async function refusal() {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    for (const file of input.files) {
      body.append("file_name", file.name);
      body.append("file_size", file.size);
    }
    const signal = AbortSignal.timeout(CHECK_MILLISECONDS);
    const answer = await fetch(form.dataset.check, { method: "POST", body, signal });
    if (answer.status !== 400 && answer.status !== 409) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("#upload") && page;
  }

  /* Everything but the field with the files is taken from the new page. */
  function show(page) {
    const main = document.adoptNode(page.querySelector("main"));
    const fresh = main.querySelector("#files");
    const summary = main.querySelector(".banner--alert");
    summary.removeAttribute("autofocus"); // it is for a page that is opened
    for (const name of ["aria-describedby", "aria-invalid"]) {
      if (fresh.hasAttribute(name)) input.setAttribute(name, fresh.getAttribute(name));
      else input.removeAttribute(name);
    }
    fresh.replaceWith(input);
    document.querySelector("main").replaceWith(main);
    document.title = page.title;
    enhance();
    summary.focus();
  }

  async function send(event) {
    event.preventDefault();
    if (button.disabled) return;
    wait();
    const page = await refusal().catch(() => null);
    if (page) show(page);
    else form.submit();
  }

  function enhance() {
    form = document.querySelector("#upload");
    button = form.querySelector(".form__end button");
    const zone = document.querySelector("#drop-zone").content.firstElementChild.cloneNode(true);
    list = zone.querySelector("ul");
    said = zone.querySelector("[role=status]");
    input.after(zone);
    form.addEventListener("submit", send);
    showChosen();
  }

  /* Files that are dropped beside the field would otherwise take the place of the page. */
  function hover(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    input.toggleAttribute("data-over", event.type === "dragover");
  }

  function drop(event) {
    hover(event);
    const files = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    add(files.filter((item) => !item.webkitGetAsEntry?.()?.isDirectory).map((item) => item.getAsFile()));
  }

  enhance();
  input.addEventListener("change", () => add([...input.files]));
  for (const name of ["dragover", "dragleave"]) document.addEventListener(name, hover);
  document.addEventListener("drop", drop);
  window.addEventListener("pageshow", ready);
})();
