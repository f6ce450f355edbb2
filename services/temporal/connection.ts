import { Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import type { TLSConfig } from '@temporalio/worker';
import { z } from 'zod';
import { orFile } from '#database/variables.ts';
import { isThisMachine } from '#services/addresses.ts';

const hostAndPort = /^[^/]+:\d+$/;

/** The variables about Temporal: where it is, and how it and this program prove who they are. */
export const temporalSchema = z.object({
  TEMPORAL_ADDRESS: z.string().regex(hostAndPort, 'expected host:port').default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  /** Without it: on when a certificate or an API key is given. */
  TEMPORAL_TLS: z.enum(['on', 'off']).optional(),
  /** The certificates that sign the server's, in PEM; without it those that this machine trusts. */
  TEMPORAL_TLS_CA: orFile(z.string().optional()),
  /** The certificate of this client and its key, in PEM. */
  TEMPORAL_TLS_CERT: orFile(z.string().optional()),
  TEMPORAL_TLS_KEY: orFile(z.string().optional()),
  /** The name in the server's certificate, where it is not the host of the address. */
  TEMPORAL_TLS_SERVER_NAME: z.string().optional(),
  TEMPORAL_API_KEY: orFile(z.string().optional()),
});

type TemporalVariables = z.output<typeof temporalSchema>;

/** How to reach Temporal, in the words of its SDK. `tls` null: the connection is not encrypted. */
export type TemporalSettings = { readonly address: string; readonly tls: TLSConfig | null; readonly apiKey?: string };

/**
 * A check for the variables of a service: with NODE_ENV=production the connection to a Temporal server on another machine is
 * encrypted, unless TEMPORAL_TLS=off says that it is not. In every environment: a client certificate has its key, and nothing
 * is given for an encrypted connection that is not made.
 */
export function requireTemporalTls(
  given: TemporalVariables & { readonly NODE_ENV?: string | undefined },
  context: z.RefinementCtx,
): void {
  const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
  if ((given.TEMPORAL_TLS_CERT === undefined) !== (given.TEMPORAL_TLS_KEY === undefined)) {
    refuse('TEMPORAL_TLS_CERT', 'a client certificate needs TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY');
  }
  if (given.TEMPORAL_TLS === 'off' && hasCredentials(given)) {
    refuse('TEMPORAL_TLS', 'certificates and API keys need TLS: remove TEMPORAL_TLS=off');
  }
  if (given.NODE_ENV !== 'production' || given.TEMPORAL_TLS !== undefined || hasCredentials(given)) return;
  const { TEMPORAL_ADDRESS: address } = given;
  if (!hostAndPort.test(address) || isThisMachine(address.replace(/:\d+$/, ''))) return;
  refuse(
    'TEMPORAL_ADDRESS',
    'a connection without TLS is refused when NODE_ENV is production: give TEMPORAL_TLS_CA or TEMPORAL_TLS=on; ' +
      'TEMPORAL_TLS=off allows it',
  );
}

/** How a service reaches Temporal. */
export function temporalSettings(given: TemporalVariables): TemporalSettings {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: apiKey } = given;
  const isEncrypted = given.TEMPORAL_TLS === 'on' || hasCredentials(given);
  return { address, tls: isEncrypted ? tlsOf(given) : null, ...(apiKey !== undefined && { apiKey }) };
}

function hasCredentials(given: TemporalVariables): boolean {
  const { TEMPORAL_TLS_CA: ca, TEMPORAL_TLS_CERT: cert, TEMPORAL_API_KEY: apiKey } = given;
  return ca !== undefined || cert !== undefined || apiKey !== undefined;
}

function tlsOf(given: TemporalVariables): TLSConfig {
  const { TEMPORAL_TLS_CA: ca, TEMPORAL_TLS_CERT: cert, TEMPORAL_TLS_KEY: key } = given;
  const serverName = given.TEMPORAL_TLS_SERVER_NAME;
  return {
    ...(ca !== undefined && { serverRootCACertificate: Buffer.from(ca) }),
    ...(cert !== undefined &&
      key !== undefined && { clientCertPair: { crt: Buffer.from(cert), key: Buffer.from(key) } }),
    ...(serverName !== undefined && { serverNameOverride: serverName }),
  };
}

/** With growing pauses between them, these take three seconds: longer than a restart of Temporal. */
const MAX_ATTEMPTS = 6;

/**
 * Connects to Temporal on first use. A call that cannot reach it is tried for three seconds, and then fails as
 * `unavailable`. The SDK's default tries it until the page stops waiting, which looks like an answer that is late.
 */
export function connectForPages(settings: TemporalSettings): Connection {
  const retry = makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: MAX_ATTEMPTS }));
  return Connection.lazy({ ...settings, interceptors: [retry] });
}
