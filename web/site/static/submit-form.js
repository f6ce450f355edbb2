// @ts-nocheck This runs in the browser, whose types the program does not load. Without it there is a button.

// A page that only passes a form on submits it at once.
document.querySelector('form[data-auto-submit]')?.requestSubmit();
