import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const SHARED = ['node_modules', 'src', 'ingest', 'prompts', 'package.json', 'tsconfig.json', 'dist/web'];

/** A copy of the project in a folder of its own, so that what a command writes there disturbs nothing. */
export interface Project {
  folder: string;
  remove(): Promise<void>;
}

/** @returns a copy, with an index and a `wrangler.toml` of its own; the rest is as it is here */
export async function copyProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'project-'));
  await mkdir(join(folder, 'dist'));
  for (const path of SHARED) await symlink(resolve(path), join(folder, path));
  await cp('index', join(folder, 'index'), { recursive: true });
  await cp('wrangler.toml', join(folder, 'wrangler.toml'));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
