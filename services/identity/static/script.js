// @ts-nocheck This runs in the browser, whose types this program does not load. Every page works without it.

// A logout that needs no question goes on by itself.
document.querySelector('form[data-send-itself]')?.requestSubmit();

// Enter in the search field searches, also when a user is already filled in above.
document.getElementById('search')?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit(document.getElementById('find'));
});
