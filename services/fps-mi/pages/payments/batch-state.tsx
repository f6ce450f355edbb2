import type { Language } from '#forms/definition.ts';
import type { Batch } from '#services/fps-mi/database/payment-batches.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';

/** The colours of the status of a report, for the state of a batch. */
const colours = { prepared: 'received', released: 'paid', cancelled: 'deciding' } as const;

/** The state of a batch of payments. */
export function BatchState({ state, language }: { state: Batch['state']; language: Language }) {
  return <span class={`status ${colours[state]}`}>{textsIn(language).payments.states[state]}</span>;
}
