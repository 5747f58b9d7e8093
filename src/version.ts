/** The product's version, as package.json has it: a test compares them, since not everywhere that this runs has files. */
export const VERSION = '0.1.0';
