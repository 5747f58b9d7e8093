import { z } from 'zod';
import type { Brief } from './brief.js';

const kind = z.enum(['text', 'heading', 'item', 'endnote']);

/** Validates a brief where it comes in from a file. */
export const briefSchema: z.ZodType<Brief> = z.object({
  id: z.string().regex(/^[\w-]+$/u),
  title: z.string(),
  authors: z.array(z.string()),
  language: z.string(),
  containerTitle: z.string().optional(),
  publisher: z.string().optional(),
  sections: z.array(z.object({ id: z.string(), title: z.string() })),
  paragraphs: z.array(z.object({ id: z.string(), section: z.string(), kind, text: z.string() })),
  passages: z.array(
    z.object({
      id: z.string(),
      paragraph: z.string(),
      section: z.string(),
      kind,
      text: z.string(),
      endnotes: z.array(z.number().int().positive()),
      support: z.enum(['direct', 'covering', 'none']),
    }),
  ),
  endnotes: z.array(
    z.object({
      number: z.number().int().positive(),
      reference: z.string(),
      urls: z.array(z.string().regex(/^https?:\/\//iu)),
    }),
  ),
});
