import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** Stands before a server, so that a test can make that server unreachable for one client. */
export type Gate = { readonly port: number; open(): void; shut(): void; close(): Promise<void> };

/** A port that ends each connection at once until it is opened, and then passes connections on to the port `target`. */
export async function gateTo(target: number): Promise<Gate> {
  let isOpen = false;
  const sockets = new Set<Socket>();
  const server = createServer((incoming) => {
    if (!isOpen) {
      incoming.destroy();
      return;
    }
    const outgoing = createConnection(target, '127.0.0.1');
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        incoming.destroy();
        outgoing.destroy();
      });
    }
    incoming.pipe(outgoing).pipe(incoming);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const shut = (): void => {
    isOpen = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    // The cast: a server that listens on TCP has such an address.
    port: (server.address() as AddressInfo).port,
    open: () => {
      isOpen = true;
    },
    shut,
    close: async () => {
      shut();
      await once(server.close(), 'close');
    },
  };
}
