// What the pages do beyond HTML. Each page works without it.

// After an answer with an error the reader is taken to it.
document.querySelector('[data-focus]')?.focus();

// Leaving with unsaved changes: the browser asks first (manual: not saving loses the changes).
for (const form of document.querySelectorAll('form[data-unsaved]')) {
  let changed = document.querySelector('[data-focus]') !== null;
  form.addEventListener('input', () => {
    changed = true;
  });
  form.addEventListener('submit', () => {
    changed = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
}

// One press, one message. The server recognises a second one; this spares the reader the doubt.
document.addEventListener('submit', (event) => {
  const { target } = event;
  if (event.defaultPrevented || !(target instanceof HTMLFormElement)) return;
  if (target.dataset.submitted === 'yes') {
    event.preventDefault();
    return;
  }
  target.dataset.submitted = 'yes';
  // Where the answer does not come (Esc, a broken line) it can be tried again.
  setTimeout(() => delete target.dataset.submitted, 10_000);
});
// A page taken from the browser's memory by "back" can be used again.
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) delete form.dataset.submitted;
});
