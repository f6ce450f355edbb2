/**
 * `npm run temporal-views`: prints the addresses of the operators' views in the Temporal UI. `TEMPORAL_UI_URL` and
 * `TEMPORAL_NAMESPACE` say where it is; without them, that of `npm start`.
 */

import { viewAddress, views } from './temporal-views.ts';

const ui = process.env['TEMPORAL_UI_URL'] ?? `http://127.0.0.1:${process.env['TEMPORAL_UI_PORT'] ?? '8233'}`;
const namespace = process.env['TEMPORAL_NAMESPACE'] ?? 'default';
for (const view of views) process.stdout.write(`${view.name}\n  ${viewAddress(ui, namespace, view)}\n`);
