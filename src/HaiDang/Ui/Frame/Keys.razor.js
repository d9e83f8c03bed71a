// Single letters act only outside fields, and can be turned off (WCAG 2.1.4); Esc always closes.
const off = 'haidang-keys-off';
const dialog = () => document.getElementById('keys');
const typing = at => at.closest('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable=true]') !== null;
const allowed = () => localStorage.getItem(off) === null;
let went = 0;

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') return close(event);
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || typing(event.target)) return;
  if (grid(event) || !allowed()) return;
  if (event.timeStamp - went < 1500 && go(event.key)) return event.preventDefault();
  went = event.key.toLowerCase() === 'g' ? event.timeStamp : 0;
  if (press(event.key)) return event.preventDefault();
  if (event.key === '?') open();
  if (event.key === '/' && search()) event.preventDefault();
});

document.addEventListener('click', event => {
  const inside = event.target.closest('details.pop');
  for (const pop of document.querySelectorAll('details.pop[open]'))
    if (pop !== inside || event.target.closest('[data-close]')) pop.open = false;
  if (event.target.closest('[data-keys]')) open();
});

document.addEventListener('change', event => {
  if (!event.target.matches('[data-keys-on]')) return;
  if (event.target.checked) localStorage.removeItem(off); else localStorage.setItem(off, '1');
});

function open() {
  dialog().querySelector('[data-keys-on]').checked = allowed();
  dialog().showModal();
}

function close(event) {
  const pop = [...document.querySelectorAll('details.pop[open]')].at(-1);
  if (pop) {
    pop.open = false;
    pop.querySelector('summary').focus();
  } else if (!dialog().open && !typing(event.target)) {
    document.querySelector('[data-esc]')?.click();
  }
}

function search() {
  const field = [...document.querySelectorAll('input[type=search], [data-search]')].find(f => f.offsetParent !== null);
  field?.focus();
  return field !== undefined;
}

function go(key) {
  const link = document.querySelector(`[data-go="${CSS.escape(key.toUpperCase())}"]`);
  link?.click();
  return link !== null;
}

// A link or button that says which letter presses it: J and K to a neighbour, N for something new.
function press(key) {
  const link = document.querySelector(`[data-key="${CSS.escape(key.toLowerCase())}"]:not([aria-disabled="true"])`);
  link?.click();
  return link !== null;
}

// Rows of a table: one tab stop, arrows or J and K between them, Enter chooses.
function grid(event) {
  const table = event.target.closest('table[data-grid]') ?? (/^[jk]$/i.test(event.key) && allowed() ? document.querySelector('table[data-grid]') : null);
  if (!table || event.target.closest('a, button') && !/^[jk]$/i.test(event.key)) return false;
  const rows = [...table.tBodies[0].querySelectorAll('tr[tabindex]')];
  const at = rows.indexOf(event.target.closest('tr'));
  const to = { ArrowDown: at + 1, j: at + 1, J: at + 1, ArrowUp: at - 1, k: at - 1, K: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (event.key === 'Enter' && at >= 0) rows[at].click();
  else if (to === undefined || rows.length === 0) return false;
  else rows[Math.min(Math.max(to, 0), rows.length - 1)].focus();
  event.preventDefault();
  return true;
}
