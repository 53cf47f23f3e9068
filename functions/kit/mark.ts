import wasm from '@resvg/resvg-wasm/index_bg.wasm';
import { startPixels } from '../../src/kit/pixels';

export { markWords, masters } from './words';

/** Makes `toPng` ready in the Worker, whose WebAssembly is compiled ahead. */
export function pixels(): Promise<void> {
  return startPixels(() => wasm);
}
