// @ts-nocheck This runs in the browser, whose types the program does not load. Every page works without it.

// A logout that needs no confirmation is submitted automatically.
document.querySelector('form[data-auto-submit]')?.requestSubmit();

// The Enter key in the search field searches, even when a user is filled in above.
document.getElementById('search')?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit(document.getElementById('find'));
});
