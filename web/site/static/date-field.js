// @ts-nocheck This runs in the browser, whose types the program does not load. Without it dates are typed.

// A button beside each field for a date opens the calendar of the browser. The date is then written into the field as the
// language of the page writes it.
if ('showPicker' in HTMLInputElement.prototype) {
  // Shows the buttons, also those of parts of the page that come later.
  document.documentElement.dataset.calendar = 'yes';

  /** The date in the field as `2026-12-31`; empty when it is not a complete date. */
  const typedDate = (text) => {
    const [, day, month, year] = /^\s*(\d{1,2})\D(\d{1,2})\D(\d{4}|\d{2})\s*$/.exec(text) ?? [];
    return year === undefined ? '' : `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  };

  const written = (date) => {
    const parts = date.split('-').reverse();
    return parts.join(document.documentElement.lang === 'de' ? '.' : '/');
  };

  /** The hidden field whose calendar is opened: the one place where browsers have a calendar. */
  const calendarOf = (button, field) => {
    const calendar = document.createElement('input');
    calendar.type = 'date';
    calendar.className = 'calendar';
    calendar.tabIndex = -1;
    calendar.setAttribute('aria-hidden', 'true');
    calendar.min = button.dataset.earliest ?? '';
    calendar.max = button.dataset.latest ?? '';
    // A form that follows its fields must not follow this one.
    calendar.addEventListener('input', (event) => event.stopPropagation());
    calendar.addEventListener('change', (event) => {
      event.stopPropagation();
      if (calendar.value === '') return;
      field.value = written(calendar.value);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      field.focus();
    });
    button.after(calendar);
    return calendar;
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-date-of]');
    const field = button && document.getElementById(button.dataset.dateOf);
    if (!field) return;
    const calendar = button.parentElement.querySelector('.calendar') ?? calendarOf(button, field);
    calendar.value = typedDate(field.value);
    calendar.showPicker();
  });
}
