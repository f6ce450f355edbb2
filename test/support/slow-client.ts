/** A client that stops in the middle of a request and keeps the connection open. */

import { once } from 'node:events';
import { connect } from 'node:net';

/** The ways to begin a body that never ends: with its length, and in chunks. */
export const stalledBodies = {
  'with a length': 'Content-Length: 1000\r\n\r\nperson=1',
  'in chunks': 'Transfer-Encoding: chunked\r\n\r\n8\r\nperson=1\r\n',
};

/**
 * Sends a text and then nothing. @returns all that the server sent until it closed the connection
 */
export async function sendAndStall(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  let received = '';
  socket.on('data', (part: Buffer) => {
    received += part.toString();
  });
  await once(socket, 'close');
  return received;
}

/** The head of a POST of a form, without its last line. */
export function postHead(path: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = { Host: '127.0.0.1', 'Content-Type': 'application/x-www-form-urlencoded', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}`;
}
