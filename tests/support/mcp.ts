import { Client, type ClientOptions, type Transport } from '@modelcontextprotocol/client';

/** The two generations of the protocol that clients speak. */
export const GENERATIONS = { 'of 2026': { pin: '2026-07-28' }, 'of 2025': 'legacy' } as const;

/** @returns the SDK's own client, connected */
export async function connect(
  transport: Transport,
  mode: NonNullable<ClientOptions['versionNegotiation']>['mode'] = 'legacy',
): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { ...(mode && { mode }) } });
  await client.connect(transport);
  return client;
}

/**
 * Calls a tool.
 *
 * @param client a connected client, which checks what is answered against the tool's output schema
 * @param name the tool's name
 * @param args its arguments
 * @returns the text of its result, its data, and whether it is an error
 */
export async function call(client: Client, name: string, args: Record<string, unknown>) {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  return { text, data: structuredContent, isError: isError ?? false };
}
