import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import wabt from 'wabt';

const SOURCE = 'src/kernel/multiply.wat';
/** Where `src/worker.ts` has it from. */
const TARGET = 'dist/kernel.wasm';

/**
 * Assembles the kernel: a Worker may not compile WebAssembly, so it is given it as a file.
 *
 * @returns its bytes
 * @throws if its text is wrong
 */
export async function assembleKernel(): Promise<Uint8Array<ArrayBuffer>> {
  const { parseWat } = await wabt();
  const module = parseWat(SOURCE, await readFile(SOURCE, 'utf8'));
  const { buffer } = module.toBinary({});
  module.destroy();
  return Uint8Array.from(buffer);
}

/** Writes the kernel where the Worker has it from. */
export async function writeKernel(): Promise<void> {
  await mkdir(dirname(TARGET), { recursive: true });
  await writeFile(TARGET, await assembleKernel());
}
