import { z } from 'zod';
import { ConfigError } from '../config.js';
import type { Config } from './config.js';

/** A request to an account: what is after its address, and what is sent. */
export interface CloudflareRequest {
  path: string;
  method?: 'GET' | 'POST';
  /** JSON, or text of another type */
  body?: { type: string; text: string };
}

/** Calls the API of Cloudflare for the configured account, and gives the result. */
export type CloudflareApi = (request: CloudflareRequest) => Promise<unknown>;

/** The API of Cloudflare refused a request. */
export class CloudflareError extends Error {
  override readonly name = 'CloudflareError';
}

// https://developers.cloudflare.com/fundamentals/api/reference/errors/
const envelopeSchema = z.object({
  success: z.boolean(),
  errors: z.array(z.object({ code: z.number(), message: z.string() })).default([]),
  result: z.unknown(),
});

/**
 * Prepares calls to the API of Cloudflare.
 *
 * @param config the settings; of them, account and token
 * @returns calls it; rejects with CloudflareError, which says what Cloudflare said
 * @throws ConfigError saying what to set, if account or token is not configured
 */
export function cloudflareApi(config: Config): CloudflareApi {
  const { CLOUDFLARE_ACCOUNT_ID: account, CLOUDFLARE_API_TOKEN: token, CLOUDFLARE_API_BASE_URL: base } = config;
  if (!account || !token)
    throw new ConfigError('Set CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN: this needs an account of Cloudflare.');
  return async ({ path, method = 'POST', body }) => {
    const response = await fetch(`${base}/accounts/${encodeURIComponent(account)}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': body.type }) },
      ...(body && { body: body.text }),
    }).catch((cause) => {
      throw new CloudflareError(`Cloudflare cannot be reached at ${base}.`, { cause });
    });
    const envelope = envelopeSchema.safeParse(await response.json().catch(() => undefined));
    if (response.ok && envelope.data?.success) return envelope.data.result;
    const reasons = envelope.data?.errors.map(({ code, message }) => `${message} (${code})`).join('; ');
    throw new CloudflareError(`Cloudflare refused ${method} ${path}: ${reasons || `status ${response.status}`}`);
  };
}

/** @returns the body of a request that sends JSON */
export function json(content: unknown): NonNullable<CloudflareRequest['body']> {
  return { type: 'application/json', text: JSON.stringify(content) };
}
