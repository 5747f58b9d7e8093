import type { Server } from 'node:http';
import { type ServerType, serve } from '@hono/node-server';
import { ConfigError } from './config.js';

const CLOSE_TIMEOUT_MS = 5000; // for answers under way when the server is told to stop
const IDLE_CHECK_MS = 50; // while it stops: a connection that has its answer is closed as soon as this
const SLOWNESS_CHECKS = 4; // how often in the time that a client has to send its request, whether it has
const DEAD_PEER_MS = 60_000; // silence after which the other end of a connection is asked whether it is there

/** Where and how the server listens. */
export interface ListenOptions {
  fetch: Parameters<typeof serve>[0]['fetch'];
  host: string;
  port: number;
  /** how long a client may take to send a request: one that sends a byte now and then holds a connection no longer */
  requestTimeoutMs: number;
  /** hears the address, once there is one */
  onListening: (url: string) => void;
}

/**
 * Serves until the process is told to stop. Then nothing new is taken, what is under way is finished within five seconds,
 * and whatever still hangs after that ends with the process.
 *
 * @param options see {@link ListenOptions}
 * @returns when it has stopped
 * @throws ConfigError if the port is in use
 */
export async function listen({ fetch, host, port, requestTimeoutMs, onListening }: ListenOptions): Promise<void> {
  const serverOptions = {
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.ceil(requestTimeoutMs / SLOWNESS_CHECKS),
    ...{ keepAlive: true, keepAliveInitialDelay: DEAD_PEER_MS },
  };
  await new Promise<void>((stopped, failed) => {
    const server = serve({ fetch, hostname: host, port, serverOptions }, ({ address, port: actual, family }) =>
      onListening(`http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`),
    );
    server.on('error', (error) => failed(portError(error, port)));
    process.once('SIGINT', stop).once('SIGTERM', stop);

    function stop(): void {
      const closing = setInterval(() => closeIdle(server), IDLE_CHECK_MS);
      server.close(() => {
        clearInterval(closing);
        stopped();
      });
      setTimeout(() => process.exit(), CLOSE_TIMEOUT_MS).unref();
    }
  });
}

function closeIdle(server: ServerType): void {
  (server as Server).closeIdleConnections(); // of HTTP/1.1, which is all that is served
}

/** The one error of listening that users meet gets words that say what to do. */
function portError(error: Error, port: number): Error {
  const inUse = 'code' in error && error.code === 'EADDRINUSE';
  return inUse ? new ConfigError(`Port ${port} is in use. Set PORT to another one.`, { cause: error }) : error;
}
