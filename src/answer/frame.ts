/** The words of an answer that are not the brief's. They state nothing about its matter. */
export const frame = {
  notInBrief: 'The brief does not say.',
} as const;
