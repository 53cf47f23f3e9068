declare module '*.yml' {
  const data: unknown;
  export default data;
}
declare module '*.md?letter' {
  const data: unknown;
  export default data;
}
declare module 'virtual:islands' {
  /** CSP sources (`'sha256-…'`) of the inline script and style that Astro emits for a `client:visible` island. */
  export const scripts: string[];
  export const styles: string[];
}
