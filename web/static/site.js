// What the pages do beyond HTML. Each page works without it.

// After an answer with an error the reader is taken to it.
document.querySelector('[data-focus]')?.focus();

// Leaving with unsaved changes: the browser asks first (manual: not saving loses the changes).
for (const form of document.querySelectorAll('form[data-unsaved]')) {
  let changed = form.dataset.changed === 'yes' || document.querySelector('[data-focus]') !== null;
  form.addEventListener('input', () => {
    changed = true;
  });
  // A line that was added or removed is on the server, and not saved.
  form.addEventListener('htmx:after:swap', () => {
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

// The Enter key in a line does what the button beside its fields does.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.target.matches('.open-line input')) return;
  event.preventDefault();
  event.target.closest('.open-line').querySelector('[data-enter]').click();
});
