import { initWasm, Resvg } from '@resvg/resvg-wasm';

let ready: Promise<void> | undefined;

/** Makes the painter ready, once; whoever runs the kit says where its WebAssembly comes from. */
export function startPixels(wasm: () => Parameters<typeof initWasm>[0]): Promise<void> {
  ready ??= initWasm(wasm());
  return ready;
}

/**
 * Paints an SVG of outlines as a PNG; what is not painted stays transparent. The same library in the build and in the
 * Worker, so the same bytes. `startPixels` comes first.
 * @param width in pixels; the height follows
 */
export function toPng(svg: string, width: number): Uint8Array {
  const painter = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { fontBuffers: [] } });
  const image = painter.render();
  try {
    return image.asPng();
  } finally {
    image.free();
    painter.free();
  }
}
