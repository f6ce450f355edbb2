import { createServer } from 'node:net';

/** A port for a part to listen on. */
export type WantedPort = {
  readonly host: string;
  readonly port: number;
  /** A description of what listens there. */
  readonly purpose: string;
  /** The environment variable that changes it. */
  readonly variable: string;
};

/** Whether this process can listen on `port` now. */
export function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A message about all wanted ports that are taken, with the variables that change them; undefined when all are free. */
export async function describeTakenPorts(wanted: readonly WantedPort[]): Promise<string | undefined> {
  const lines: string[] = [];
  for (const [index, one] of wanted.entries()) {
    const twin = wanted.slice(0, index).find((other) => other.port === one.port);
    if (twin !== undefined) {
      lines.push(`  ${one.port} is wanted twice: by ${twin.variable} and by ${one.variable}`);
    } else if (!(await isFree(one.host, one.port))) {
      lines.push(`  ${one.port}, for ${one.purpose}: choose another with ${one.variable}=...`);
    }
  }
  if (lines.length === 0) return undefined;
  const first = wanted[0];
  return [
    'These ports are taken by other programs:',
    ...lines,
    `End those programs, or choose other ports${first === undefined ? '' : `, for example: ${first.variable}=${first.port + 10000} npm start`}`,
  ].join('\n');
}
