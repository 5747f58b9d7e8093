import pc from 'picocolors';
import { createSupportsHyperlinks } from 'supports-hyperlinks';
import wrapAnsi from 'wrap-ansi';

const WIDEST = 100; // columns; longer lines are hard to read
const CONTROLS = /[^\P{Cc}\n]+/gu;

/** How text looks on a stream. */
export interface Style {
  colours: ReturnType<typeof pc.createColors>;
  /** whether addresses can be clicked (OSC 8) */
  links: boolean;
  /** columns in which lines are broken; not given, and they are not */
  width?: number | undefined;
}

/** Text as it is, for whatever is no terminal. */
export const PLAIN: Style = { colours: pc.createColors(false), links: false };

/**
 * Tells how text may look on a stream: a terminal that does not forbid it (`NO_COLOR`) gets colours, and links if it is known
 * to show them.
 *
 * @param stream usually standard output
 * @returns the style
 */
export function styleOf(stream: NodeJS.WriteStream): Style {
  if (!stream.isTTY) return PLAIN;
  const hasColours = stream.hasColors();
  return {
    colours: pc.createColors(hasColours),
    links: hasColours && createSupportsHyperlinks(stream),
    width: Math.min(stream.columns, WIDEST),
  };
}

/** @returns a text without what a terminal would take as a command; line breaks stay */
export function harmless(text: string): string {
  return text.replace(CONTROLS, ' ');
}

/** @returns a text that opens an address when it is clicked, where the terminal can do that */
export function link(text: string, url: string, { links }: Style): string {
  if (!links || !URL.canParse(url)) return harmless(text);
  return `\u001B]8;;${new URL(url).href}\u0007${harmless(text)}\u001B]8;;\u0007`;
}

/**
 * Breaks lines between words.
 *
 * @param text text that may have styles; longer words stay whole, so that addresses can be copied
 * @param style see {@link Style}
 * @param indent columns by which all lines but the first are indented
 * @returns the text
 */
export function wrap(text: string, { width }: Style, indent = 0): string {
  if (!width) return text;
  return wrapAnsi(text, Math.max(1, width - indent)).replaceAll('\n', `\n${' '.repeat(indent)}`);
}
