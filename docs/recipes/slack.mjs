/**
 * A Slack slash command that asks the brief: "/brief why did it change course?".
 *
 *   npm install hono @hono/node-server
 *   SLACK_SIGNING_SECRET=… ASK_URL=http://127.0.0.1:8787/ask PORT=3000 node slack.mjs
 *
 * In the app's settings, point a slash command at https://YOUR-HOST/slack.
 */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const { SLACK_SIGNING_SECRET, ASK_URL = 'http://127.0.0.1:8787/ask', PORT = '3000' } = process.env;
const MAX_AGE_S = 300; // Slack's own advice: an older request may be one that somebody sends again

if (!SLACK_SIGNING_SECRET)
  throw new Error('Set SLACK_SIGNING_SECRET: it stands under "Basic Information" of the Slack app.');
const key = await crypto.subtle.importKey(
  'raw',
  new TextEncoder().encode(SLACK_SIGNING_SECRET),
  { name: 'HMAC', hash: 'SHA-256' },
  false,
  ['verify'],
);

const app = new Hono();
app.post('/slack', async (c) => {
  const body = await c.req.text();
  if (!(await isFromSlack(c.req.header(), body))) return c.text('The signature is not that of Slack.', 401);
  const command = new URLSearchParams(body);
  const question = command.get('text')?.trim();
  if (!question) return c.json({ response_type: 'ephemeral', text: 'Ask a question: `/brief who asked for it?`' });
  void answer(question, command.get('response_url')); // Slack waits 3 seconds, the address takes an answer for 30 minutes
  return c.json({ response_type: 'ephemeral', text: 'Reading the brief …' });
});

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
async function isFromSlack(headers, body) {
  const time = headers['x-slack-request-timestamp'] ?? '';
  const age = Math.abs(Date.now() / 1000 - Number(time));
  const signature = Buffer.from((headers['x-slack-signature'] ?? '').replace(/^v0=/, ''), 'hex');
  const signed = new TextEncoder().encode(`v0:${time}:${body}`);
  return age <= MAX_AGE_S && crypto.subtle.verify('HMAC', key, signature, signed); // in constant time
}

async function answer(question, responseUrl) {
  const text = await ask(question).catch((error) => `The brief could not be asked: ${error.message}`);
  const message = { response_type: 'in_channel', text: `*${escaped(question)}*\n${escaped(text)}` };
  await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  }).catch((error) => process.stderr.write(`Slack did not take the answer: ${error.message}\n`));
}

async function ask(question) {
  const response = await fetch(ASK_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });
  const result = await response.json();
  if (!response.ok) throw new Error(result.detail);
  const notes = result.citations.map(({ endnote, reference }) => `[${endnote}] ${reference}`);
  return [result.answer, ...notes].join('\n\n');
}

/** What Slack would take as a mention or a link. */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

serve({ fetch: app.fetch, port: Number(PORT) }, ({ port }) => process.stdout.write(`Slack may ask at port ${port}\n`));
