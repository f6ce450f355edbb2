/** The ministry's side: receives reports, acknowledges and lists them. Stands in for FPS MI's own system. */

import { connect } from '../../database/connection.ts';
import { createLog, listen, readConfiguration, ready, stopInOrder } from '../process.ts';
import { createApp } from './app.ts';
import { configurationSchema } from './configuration.ts';
import { FPS_MI_SCHEMA } from './database.ts';
import { sealKeysAt } from './seal.ts';
import { createTestControls } from './test-controls.ts';

const configuration = readConfiguration(configurationSchema);
const log = createLog('fps-mi');
const sql = connect(configuration.DATABASE_URL, { schema: FPS_MI_SCHEMA, name: 'fps-mi' });
const testControls = configuration.FPS_MI_TEST_CONTROLS === '1' ? createTestControls() : null;
if (testControls) log.warn('deliveries can be made to fail by PUT /test-controls');

const sealKeys = sealKeysAt(new URL(configuration.DELIVERY_JWKS_URL));

const app = createApp({ sql, log, token: configuration.FPS_MI_TOKEN, sealKeys, testControls });
const server = await listen(app, { host: configuration.HOST, port: configuration.FPS_MI_PORT });
stopInOrder(log, [server.close, () => sql.end({ timeout: 5 })]);
ready(log, { port: server.port });
