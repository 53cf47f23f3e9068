/** What the functions hand to the register, a holder's page and the check page. */
export type Register = never;
