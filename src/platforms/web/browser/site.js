// What the pages do besides: suggestions while a question is typed, and answers without loading the page anew. Everything
// works without this script.

const form = /** @type {HTMLFormElement} */ (document.querySelector('form.question'));
const field = /** @type {HTMLInputElement} */ (form.elements.namedItem('q'));
const status = /** @type {HTMLElement} */ (document.querySelector('[role=status]'));
const list = document.createElement('ul');
/** A word is often typed within so many milliseconds. */
const PAUSE = 120;

/** Shows the page at an address of this site in the place of this one. @param {URL} address @param {boolean} isNew whether it is a new step of the history */
async function show(address, isNew) {
  closeList();
  const main = document.querySelector('main');
  main?.setAttribute('aria-busy', 'true');
  asking?.abort();
  asking = new AbortController();
  try {
    const response = await fetch(address, { headers: { Accept: 'text/html' }, signal: asking.signal });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    // Something else than a page of ours, such as a proxy's: the browser shows it.
    if (page.querySelector('form.question') === null) return location.assign(address);
    if (isNew) history.pushState(null, '', address);
    replace(page);
    if (!isNew) return;
    scrollTo(0, 0);
    document.querySelector('h1')?.focus();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    location.assign(address);
  }
}

/** @type {AbortController | undefined} */
let asking;

/** Takes over what a page says, and keeps the field that somebody may be typing in. @param {Document} page */
function replace(page) {
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.documentElement.dir = page.documentElement.dir;
  for (const part of ['main', 'header nav', 'footer', 'form.question .context']) {
    const [old, made] = [document.querySelector(part), page.querySelector(part)];
    if (old !== null && made !== null) old.replaceWith(document.adoptNode(made));
  }
  field.value = '';
  field.placeholder = page.querySelector('form.question input[name=q]')?.getAttribute('placeholder') ?? '';
  const heading = document.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  status.textContent = heading?.textContent ?? '';
}

/** The address that the form leads to. */
function addressOfForm() {
  const address = new URL(form.action);
  address.search = new URLSearchParams(
    /** @type {[string, string][]} */ ([...new FormData(form)]),
  ).toString();
  return address;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (field.value.trim() !== '') void show(addressOfForm(), true);
});

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (link === null || !isPlain || link.origin !== location.origin || link.dataset['load'] !== undefined)
    return;
  const address = new URL(link.href);
  // A place on this page.
  if (address.hash !== '' && address.pathname + address.search === location.pathname + location.search)
    return;
  event.preventDefault();
  void show(address, true);
});

addEventListener('popstate', () => void show(new URL(location.href), false));

// Suggestions: an editable combobox with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

list.id = 'suggestions';
list.setAttribute('role', 'listbox');
list.setAttribute('aria-label', field.labels?.[0]?.textContent ?? '');
list.hidden = true;
field.after(list);
for (const [name, value] of Object.entries({
  role: 'combobox',
  'aria-autocomplete': 'list',
  'aria-controls': list.id,
  'aria-expanded': 'false',
}))
  field.setAttribute(name, value);

let chosen = -1;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
let wanted = '';

function closeList() {
  clearTimeout(pause);
  wanted = '';
  list.hidden = true;
  list.replaceChildren();
  choose(-1);
  field.setAttribute('aria-expanded', 'false');
}

/** @param {number} index */
function choose(index) {
  chosen = index;
  for (const [at, item] of [...list.children].entries())
    item.setAttribute('aria-selected', String(at === index));
  const item = list.children[index];
  if (item === undefined) field.removeAttribute('aria-activedescendant');
  else {
    field.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
  }
}

async function suggest() {
  const typed = field.value;
  wanted = typed;
  const query = new URLSearchParams({ q: typed, lang: document.documentElement.lang });
  // Beside the first page, which may lie below a path.
  const response = await fetch(new URL(`suggest?${query}`, form.action)).catch(() => undefined);
  const questions = response?.ok ? /** @type {string[]} */ (await response.json()) : [];
  // The list was closed, or more was typed.
  if (wanted !== typed) return;
  list.replaceChildren(
    ...questions.map((question, index) => {
      const item = document.createElement('li');
      item.id = `suggestion-${index}`;
      item.setAttribute('role', 'option');
      item.dir = 'auto';
      item.textContent = question;
      return item;
    }),
  );
  choose(-1);
  list.hidden = questions.length === 0;
  field.setAttribute('aria-expanded', String(!list.hidden));
}

/** @param {Element | undefined} item */
function take(item) {
  if (item === undefined) return false;
  field.value = item.textContent ?? '';
  void show(addressOfForm(), true);
  return true;
}

field.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => void suggest(), PAUSE);
});
field.addEventListener('focus', () => {
  if (field.value === '') void suggest();
});
field.addEventListener('blur', closeList);
field.addEventListener('keydown', (event) => {
  const count = list.children.length;
  if (event.isComposing || count === 0) return;
  if (event.key === 'ArrowDown') choose((chosen + 1) % count);
  else if (event.key === 'ArrowUp') choose((chosen <= 0 ? count : chosen) - 1);
  else if (event.key === 'Escape') closeList();
  else if (event.key !== 'Enter' || !take(list.children[chosen])) return;
  event.preventDefault();
});
// Before the field loses the focus.
list.addEventListener('pointerdown', (event) => {
  event.preventDefault();
});
list.addEventListener('click', (event) => {
  const item = event.target instanceof Element ? event.target.closest('[role=option]') : null;
  take(item ?? undefined);
});
