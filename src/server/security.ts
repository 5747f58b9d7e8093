import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { DOCS_PATH } from './paths.js';

const POLICY = {
  defaultSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
};
/** The documentation is drawn by a package that brings styles and an icon inline; its scripts are files, as everywhere. */
const DOCS_POLICY = { ...POLICY, styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'] };

/** @returns a middleware that adds security headers: pages load nothing from elsewhere, and no script that is not a file */
export function secure(): MiddlewareHandler {
  const pages = secureHeaders({ contentSecurityPolicy: POLICY });
  const docs = secureHeaders({ contentSecurityPolicy: DOCS_POLICY });
  return (c, next) => (c.req.path === DOCS_PATH ? docs : pages)(c, next);
}
