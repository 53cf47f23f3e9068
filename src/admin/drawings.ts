/** The names of the master drawings, as `content/logo` held them when the admin was built. */
export const drawings: readonly string[] = DRAWINGS;
