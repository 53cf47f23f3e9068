/** The five commitments, in the order they are asked and shown. Their words are content. */
export const commitments = ['recruiting', 'privacy', 'adjustments', 'introduction', 'respect'] as const;
export type Commitment = (typeof commitments)[number];
