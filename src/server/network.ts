const MAPPED_IPV4 = /^::ffff:(?=\d+\.)/iu; // an IPv4 address, as a socket for both kinds names it
const PORTS = [/^(?<address>[\d.]+):\d+$/u, /^\[(?<address>.*)\](?::\d+)?$/u]; // some proxies write it behind the address
const NETWORK_GROUPS = 4; // of 16 bits: a single site is given a /64 and can use any address in it (RFC 6177)

/** @returns an IPv4 address as it is; of an IPv6 address, the part that names the network */
export function networkOf(address: string): string {
  const plain = PORTS.reduce((text, port) => text.replace(port, '$<address>'), address).replace(MAPPED_IPV4, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const [front, back] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  return [...front, ...zeros, ...back].slice(0, NETWORK_GROUPS).join(':').toLowerCase();
}
