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
  if (event.submitter?.getAttribute('aria-disabled') === 'true') {
    event.preventDefault();
    return;
  }
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

// The overview of a report follows what others do: the stream of changes tells when to ask, and where it does not pass
// the page asks every few seconds. Nobody signs what is known, or must be feared, to be no longer there.
const report = document.querySelector('#report[hx-get]');
const changes = document.getElementById('changes');
if (report && changes) {
  const RARELY_MS = 15_000;
  let streaming = false;
  let answeredAt = Date.now();
  /** How often there was reason for doubt; how often when the question under way was asked. */
  let doubts = 0;
  let doubtsAsked = 0;

  /** `asking`: something changed, its content is on the way; `unsure`: nobody answers; nothing: what is shown is current. */
  const setStanding = (standing) => {
    if (standing) report.dataset.standing = standing;
    else delete report.dataset.standing;
    // Not `disabled`, which would take the focus away.
    for (const button of report.querySelectorAll('[data-current]')) {
      if (standing) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
  };
  const ask = () => report.dispatchEvent(new Event('ask'));
  const doubt = () => {
    doubts += 1;
    setStanding(report.dataset.standing ?? 'asking');
    ask();
  };

  changes.addEventListener('changed', doubt);
  changes.addEventListener('ended', () => {
    streaming = false;
    changes.remove();
    doubt();
  });
  changes.addEventListener('htmx:sse:after:connection', () => {
    streaming = true;
    ask();
  });
  for (const lost of ['htmx:sse:before:connection', 'htmx:sse:error', 'htmx:sse:close']) {
    changes.addEventListener(lost, () => {
      streaming = false;
    });
  }
  // Timers and streams stand still in the background and while the computer sleeps.
  document.addEventListener('visibilitychange', () => document.hidden || doubt());
  window.addEventListener('pageshow', (event) => event.persisted && doubt());
  window.addEventListener('online', doubt);
  window.addEventListener('offline', () => setStanding('unsure'));

  report.addEventListener('htmx:config:request', (event) => {
    if (event.detail.ctx.sourceEvent.type !== 'every') return;
    const rarely = streaming && report.dataset.standing === undefined;
    if (document.hidden || (rarely && Date.now() - answeredAt < RARELY_MS)) event.preventDefault();
  });
  report.addEventListener('htmx:before:request', () => {
    doubtsAsked = doubts;
  });
  report.addEventListener('htmx:after:request', (event) => {
    answeredAt = Date.now();
    const { status } = event.detail.ctx.response;
    if (status >= 400) setStanding('unsure');
    else if (status === 204 && doubts === doubtsAsked) setStanding(undefined);
  });
  report.addEventListener('htmx:after:swap', () => setStanding(doubts === doubtsAsked ? undefined : 'asking'));
  report.addEventListener('htmx:error', () => setStanding('unsure'));
}
