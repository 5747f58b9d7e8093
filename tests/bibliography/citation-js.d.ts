declare module '@citation-js/core' {
  /** A bibliography, read from any format that a plugin reads. */
  export class Cite {
    constructor(input: string, options: { forceType?: string; generateGraph: false });
    /** its entries, as CSL-JSON has them */
    data: import('../../src/bibliography/csl.js').CslItem[];
  }
}
