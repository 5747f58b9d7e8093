import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * Sends bytes to a server as they stand: clients of HTTP would tidy them up, or refuse to.
 *
 * @param url where the server is
 * @param text what is sent
 * @returns what it answers until one of the two closes the connection; headers at least, if it answers at all
 */
export async function sendRaw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const keepsOpen = !text.includes('connection: close');
  let received = '';
  socket
    .on('error', () => undefined)
    .on('data', (data) => {
      received += data;
      if (keepsOpen && received.includes('\r\n\r\n')) socket.end();
    });
  socket.write(text);
  await once(socket, 'close');
  return received;
}
