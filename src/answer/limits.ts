/** Characters that a question may have. */
export const MAX_QUESTION = 2000;

/** Turns that a history may have. */
export const MAX_TURNS = 20;
