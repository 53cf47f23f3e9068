/**
 * Lets PDFKit run in the built Worker: it names a colour profile, which only PDF/A needs, by the address of its own
 * file, and a bundled Worker has no such address.
 * @returns {import('vite').Plugin}
 */
export default function pdf() {
  return {
    name: 'pdf',
    transform: (code, id) =>
      /[\\/]pdfkit[\\/]js[\\/]/.test(id) && code.includes('import.meta.url')
        ? { code: code.replaceAll('import.meta.url', "'file:///pdfkit.mjs'"), map: null }
        : undefined,
  };
}
