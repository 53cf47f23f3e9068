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
declare module 'jsonld/dist/jsonld.esm.min.js' {
  interface Options {
    readonly algorithm: 'RDFC-1.0';
    readonly format: 'application/n-quads';
    readonly safe: boolean;
    readonly documentLoader: (url: string) => Promise<{ document: object; documentUrl: string }>;
  }
  const jsonld: { canonize(document: object, options: Options): Promise<string> };
  export default jsonld;
}
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
declare module 'n3' {
  export type Quad = object;
  export const DataFactory: object;
}
