/** The form of an answer, for endpoints that can hold a model to a JSON schema. */
export const SENTENCES_FORM = {
  name: 'sentences',
  schema: {
    type: 'object',
    properties: {
      sentences: {
        type: 'array',
        items: {
          type: 'object',
          properties: { passages: { type: 'array', items: { type: 'string' } }, text: { type: 'string' } },
          required: ['passages', 'text'],
          additionalProperties: false,
        },
      },
    },
    required: ['sentences'],
    additionalProperties: false,
  },
};
