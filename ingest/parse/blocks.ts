import type { Nodes, Parent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { InlineText, type Marker } from './inline.js';

/** A heading, paragraph, list item or footnote definition of the source text, in its order. */
export interface Block {
  kind: 'heading' | 'text' | 'item' | 'footnote';
  text: string;
  markers: Marker[];
  /** http and https addresses it links to */
  urls: string[];
  /** line of the source text, from 1 */
  line: number;
  /** all of it stands in bold, italics or a block quote, as pull quotes do */
  setOff: boolean;
  /** the label of a footnote definition (`[^label]:`) or the number of an ordered list's item */
  label?: string;
}

/**
 * Reads Markdown (CommonMark with footnotes and bare links) as a flat list of blocks.
 *
 * HTML other than `<sup>` is left out, its text kept: a brief is data, never markup of ours.
 *
 * @param markdown the source text
 * @returns its blocks in order; empty ones are left out
 */
export function readBlocks(markdown: string): Block[] {
  const tree = fromMarkdown(markdown, {
    extensions: [gfmFootnote()],
    // Bare links are found in the tree alone: their syntax extension would also read the text of a link as one.
    mdastExtensions: [gfmFootnoteFromMarkdown(), gfmAutolinkLiteralFromMarkdown()],
  });
  return tree.children.flatMap((node) => blocksOf(node, { kind: 'text', setOff: false }));
}

type Context = Pick<Block, 'kind' | 'setOff' | 'label'>;

function blocksOf(node: RootContent, context: Context): Block[] {
  switch (node.type) {
    case 'heading':
      return block(node, { ...context, kind: 'heading' });
    case 'paragraph':
    case 'code':
      return block(node, context);
    case 'list':
      return node.children.flatMap((item, index) => {
        const label = node.ordered ? { label: String((node.start ?? 1) + index) } : {};
        return childrenOf(item, { ...context, ...label, kind: 'item' });
      });
    case 'blockquote':
      return childrenOf(node, { ...context, setOff: true });
    case 'footnoteDefinition':
      return childrenOf(node, { ...context, kind: 'footnote', label: node.label ?? node.identifier });
    default:
      return [];
  }
}

function childrenOf(parent: Parent, context: Context): Block[] {
  // A note or item of several paragraphs: those after the first continue it without its label.
  const { label, ...rest } = context;
  return parent.children.flatMap((child, index) =>
    blocksOf(child, index === 0 && label !== undefined ? { ...rest, label } : rest),
  );
}

function block(node: Nodes, context: Context): Block[] {
  const inline = new InlineText();
  inline.read(node);
  const { text, markers, urls } = inline.finish();
  if (text === '' && markers.length === 0) return [];
  const line = node.position?.start.line ?? 1;
  return [{ ...context, text, markers, urls, line, setOff: context.setOff || inline.allEmphasised }];
}
