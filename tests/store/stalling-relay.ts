import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to a PostgreSQL server that can stall, as a network does that loses everything. */
export interface StallingRelay {
  /** The URL of the same database by this way. */
  readonly url: string;
  /** What programs have sent so far. */
  sent(): string;
  /** From now on nothing arrives; connections stay. */
  stall(): void;
  /** What is sent from now on arrives again. */
  goOn(): void;
}

/** Opens a way to the server of a URL until the test is over. */
export async function stallingRelay(databaseUrl: string): Promise<StallingRelay> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isStalled = false;
  let sent = '';
  const relay = createServer((from) => {
    const to = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => other.destroy());
      one.on('data', (bytes) => {
        if (isStalled) return;
        if (one === from) sent += bytes.toString('latin1');
        other.write(bytes);
      });
    }
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    relay.close();
  });
  const through = new URL(databaseUrl);
  const address = relay.address();
  through.port = String(typeof address === 'object' && address ? address.port : 0);
  return {
    url: through.href,
    sent: () => sent,
    stall: () => {
      isStalled = true;
    },
    goOn: () => {
      isStalled = false;
    },
  };
}
