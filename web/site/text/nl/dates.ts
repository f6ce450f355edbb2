/** How a date is typed or picked. */
export const dates = {
  /** Beside every field for a date. */
  pattern: 'dd/mm/jjjj',
  /** The button that opens the calendar of the browser, before the label of the field. */
  pick: 'Kalender openen',
  notUnderstood: 'Schrijf de datum als 31/12/2026.',
};
