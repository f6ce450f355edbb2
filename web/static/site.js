// What the pages do beyond HTML. Each page works without it.

// The browser asks before it leaves a page with unsaved changes (manual: not saving loses the changes).
for (const form of document.querySelectorAll('form[data-unsaved]')) {
  let changed = form.dataset.changed === 'yes' || document.querySelector('.error-summary') !== null;
  form.addEventListener('input', () => {
    changed = true;
  });
  // A line that was added or removed is on the server as a draft, not saved. So are the changes of a grid.
  for (const event of ['htmx:after:swap', 'lines-changed']) {
    form.addEventListener(event, () => {
      changed = true;
    });
  }
  // Saving, and discarding by a form of its own.
  document.addEventListener('submit', ({ target }) => {
    if (target === form || target.matches('[data-discards]')) changed = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
}

// A form is submitted once, however often its button is clicked. The server recognises a second submission too.
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
  // Without an answer (Esc, a lost connection) the user can try again.
  setTimeout(() => delete target.dataset.submitted, 10_000);
});
// A page that "back" restores from the browser's cache can be submitted again.
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) delete form.dataset.submitted;
});

// What is folded is printed too, also by browsers that cannot unfold it in a style sheet.
window.addEventListener('beforeprint', () => {
  for (const folded of document.querySelectorAll('details.fold:not([open])')) {
    folded.open = true;
    window.addEventListener('afterprint', () => folded.removeAttribute('open'), { once: true });
  }
});

// The Enter key in a line does the same as the button beside its fields.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.target.matches('.open-line input')) return;
  event.preventDefault();
  event.target.closest('.open-line').querySelector('[data-enter]').click();
});

// An action on lines that fails says so beside its button; what was typed stays on the page.
const failures = document.getElementById('line-failures');
for (const failed of failures ? ['htmx:response:error', 'htmx:error'] : []) {
  document.addEventListener(failed, ({ detail: { ctx } }) => {
    const button = ctx?.sourceElement;
    if (!button?.matches?.('[data-line-action]') || ctx.response?.status === 422) return;
    const { response } = ctx;
    const status = !response || response.status >= 502 ? 'unreachable' : response.status;
    const code = response?.headers.get('Failure-Code');
    const find = (each) => failures.content.querySelector(`[data-status="${each}"]`);
    removeFailures();
    button.after(((code && find(code)) ?? find(status) ?? find('other')).cloneNode(true));
  });
}
// A line that was not taken over makes the title that of a page with an error, as when the page loads with one.
if (failures) {
  const { title } = document;
  const { wrong } = failures.dataset;
  document.addEventListener('htmx:after:request', ({ detail: { ctx } }) => {
    if (!ctx.sourceElement.matches('[data-line-action]')) return;
    document.title = ctx.response.status === 422 && !title.startsWith(wrong) ? wrong + title : title;
  });
}
function removeFailures() {
  for (const shown of document.querySelectorAll('.line-failure')) shown.remove();
}
document.addEventListener('htmx:before:request', ({ target }) => {
  if (target.matches?.('[data-line-action]')) removeFailures();
});

// The note about others who have the form open follows the stream of changes too. Closing a form is said at once.
const others = document.getElementById('others');
if (others) {
  const ask = () => others.dispatchEvent(new Event('refresh'));
  // What happened between the answer with the page and the begin of the stream would wait for the timer.
  for (const event of ['changed', 'htmx:sse:after:connection']) {
    document.getElementById('changes')?.addEventListener(event, ask);
  }
  document.addEventListener('visibilitychange', () => document.hidden || ask());
  window.addEventListener('pageshow', (event) => event.persisted && ask());
  const { closed, page, person } = others.dataset;
  if (closed) {
    window.addEventListener('pagehide', () => navigator.sendBeacon(closed, new URLSearchParams({ page, person })));
  }
}

// The overview of a report follows what other users do: the stream of changes says when to refresh, and without a stream
// the page refreshes every few seconds. Signing is disabled while the content is outdated or cannot be checked.
const report = document.querySelector('#report[hx-get]');
const changes = document.getElementById('changes');
if (report && changes) {
  const QUIET_INTERVAL_MS = 15_000;
  let streaming = false;
  let answeredAt = Date.now();
  /** Counts the changes that may have made the content outdated, in all and when the current request was sent. */
  let invalidations = 0;
  let invalidationsAtRequest = 0;

  /** `checking`: a refresh is on its way; `unknown`: the server does not answer; undefined: the content is current. */
  const setFreshness = (freshness) => {
    if (freshness) report.dataset.freshness = freshness;
    else delete report.dataset.freshness;
    // Not `disabled`: that would take the focus away.
    for (const button of report.querySelectorAll('[data-current]')) {
      if (freshness) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
  };
  const refresh = () => report.dispatchEvent(new Event('refresh'));
  const invalidate = () => {
    invalidations += 1;
    setFreshness(report.dataset.freshness ?? 'checking');
    refresh();
  };

  changes.addEventListener('changed', invalidate);
  changes.addEventListener('ended', () => {
    streaming = false;
    changes.remove();
    invalidate();
  });
  changes.addEventListener('htmx:sse:after:connection', () => {
    streaming = true;
    refresh();
  });
  for (const lost of ['htmx:sse:before:connection', 'htmx:sse:error', 'htmx:sse:close']) {
    changes.addEventListener(lost, () => {
      streaming = false;
    });
  }
  // Timers and streams stop in the background and while the computer sleeps.
  document.addEventListener('visibilitychange', () => document.hidden || invalidate());
  window.addEventListener('pageshow', (event) => event.persisted && invalidate());
  window.addEventListener('online', invalidate);
  window.addEventListener('offline', () => setFreshness('unknown'));

  report.addEventListener('htmx:config:request', (event) => {
    if (event.detail.ctx.sourceEvent.type !== 'every') return;
    const quiet = streaming && report.dataset.freshness === undefined;
    if (document.hidden || (quiet && Date.now() - answeredAt < QUIET_INTERVAL_MS)) event.preventDefault();
  });
  report.addEventListener('htmx:before:request', () => {
    invalidationsAtRequest = invalidations;
  });
  report.addEventListener('htmx:after:request', (event) => {
    answeredAt = Date.now();
    const { status } = event.detail.ctx.response;
    if (status >= 400) setFreshness('unknown');
    else if (status === 204 && invalidations === invalidationsAtRequest) setFreshness(undefined);
  });
  report.addEventListener('htmx:after:swap', () =>
    setFreshness(invalidations === invalidationsAtRequest ? undefined : 'checking'),
  );
  report.addEventListener('htmx:error', () => setFreshness('unknown'));
}

// What is typed is kept on the server, and the form says so when that fails.
const autosave = document.querySelector('#autosave');
if (autosave) {
  const setFailure = (failure) => {
    for (const each of autosave.querySelectorAll('[data-failed]')) each.hidden = each.dataset.failed !== failure;
  };
  autosave.addEventListener('htmx:after:request', (event) => {
    const { status } = event.detail.ctx.response;
    setFailure(status === 401 ? 'session' : status >= 400 ? 'other' : undefined);
  });
  autosave.addEventListener('htmx:error', () => setFailure('other'));
}

// Some minutes before the session ends a dialog offers to stay. Other tabs use the same session, so the server is asked first.
const warning = document.querySelector('#session-warning');
if (warning) {
  const warnSeconds = Number(warning.dataset.warn);
  const RETRY_MS = 30_000;
  let timer;
  const checkAfter = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(check, ms);
  };
  /** Null: the server does not answer. */
  const ask = async (options) => {
    try {
      const response = await fetch('/session', { headers: { 'HX-Request': 'true' }, ...options });
      if (response.status === 401) return { seconds: 0, extendable: false };
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  };
  const show = ({ seconds, extendable }) => {
    const state = seconds === 0 ? 'ended' : extendable ? 'extendable' : 'final';
    const end = new Date(Date.now() + seconds * 1000);
    const time = end.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
    for (const each of warning.querySelectorAll('[data-time]')) each.textContent = time;
    for (const each of warning.querySelectorAll('[data-when]'))
      each.hidden = !each.dataset.when.split(' ').includes(state);
    if (!warning.open) warning.showModal();
  };
  const take = (answer) => {
    if (answer === null) return checkAfter(RETRY_MS);
    if (answer.seconds > warnSeconds) {
      warning.close();
      return checkAfter((answer.seconds - warnSeconds) * 1000);
    }
    show(answer);
    if (answer.seconds > 0) checkAfter((answer.seconds + 1) * 1000);
  };
  const check = async () => take(await ask());
  warning.querySelector('form[method="post"]').addEventListener('submit', async (event) => {
    event.preventDefault();
    take(await ask({ method: 'POST', body: new URLSearchParams(new FormData(event.target)) }));
  });
  // Timers stop while the computer sleeps; and the person may have logged in again in another tab.
  document.addEventListener('visibilitychange', () => document.hidden || check());
  checkAfter((Number(warning.dataset.remaining) - warnSeconds) * 1000);
}
