/** Size classes by number of employees. */
export const sizes = ['1-9', '10-49', '50-249', '250+'] as const;
export type Size = (typeof sizes)[number];
