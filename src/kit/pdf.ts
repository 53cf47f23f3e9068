import PDFDocument from 'pdfkit';
import type { Locale } from '../i18n/locale';
import { type Face, fontsOf } from './fonts';
import { runsOf, type Style, tidy, widthOf } from './outline';
import { type Drawing, identity, type Matrix, type Paint, type Shape } from './shape';

/** Points in a millimetre. */
export const mm = 72 / 25.4;

type Doc = PDFKit.PDFDocument;

/** A page on paper, in millimetres. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** How far the colour goes over the edge that is cut; 0 for an office printer. */
  readonly bleed: number;
}

/** What a PDF says of itself. */
export interface PdfNames {
  readonly title: string;
  readonly lang: Locale;
  /** The day it is dated, `2026-11-21`: the same input makes the same bytes. */
  readonly day: string;
  readonly author?: string;
}

/** A drawing as a PDF of one page of its size: outlines, no fonts and no pixels. @param unit points in a unit */
export function drawingPdf(drawing: Drawing, names: PdfNames, unit = 0.75): Promise<Uint8Array> {
  const doc = opened(names, { size: [drawing.width * unit, drawing.height * unit] });
  const bytes = collected(doc);
  doc.save();
  doc.scale(unit);
  paint(doc, drawing.shapes);
  doc.restore();
  doc.end();
  return bytes;
}

/** A document that a screen reader can read: tagged, with its language and title, its fonts embedded. */
export class TaggedPdf {
  readonly #doc: Doc;
  readonly #bytes: Promise<Uint8Array>;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #sheet: Sheet;
  readonly #faces = new Map<string, string>();
  #offset = 0;

  constructor(names: PdfNames, sheet: Sheet) {
    this.#sheet = sheet;
    this.#doc = opened(names, { tagged: true, autoFirstPage: false });
    this.#bytes = collected(this.#doc);
    this.#root = this.#doc.struct('Document');
    this.#doc.addStructure(this.#root);
  }

  /**
   * Begins a page. Lengths from here on are in millimetres from the upper left corner of the trimmed page; where
   * there is bleed, the page has crop marks around it.
   */
  page(): void {
    const { width, height, bleed } = this.#sheet;
    const around = bleed ? bleed + 7 : 0;
    this.#offset = around;
    const size: [number, number] = [(width + 2 * around) * mm, (height + 2 * around) * mm];
    this.#doc.addPage({ size, margin: 0 });
    const boxOf = (inset: number) => [inset * mm, inset * mm, size[0] - inset * mm, size[1] - inset * mm];
    const data = this.#doc.page.dictionary.data as Record<string, unknown>;
    data['TrimBox'] = boxOf(around);
    data['BleedBox'] = boxOf(around - bleed);
    data['Tabs'] = 'S';
    if (bleed) this.artifact(() => this.#cropMarks(width, height, bleed));
  }

  /** What a screen reader passes over. */
  artifact(draw: () => void): void {
    this.#doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#doc.endMarkedContent();
  }

  /** Lines of text in millimetres that are no element of their own. Inside `artifact`. */
  mark(lines: readonly SetText[]): void {
    this.#lines(lines);
  }

  /** Shapes in millimetres. Inside `artifact` or `figure`. */
  shapes(shapes: readonly Shape[]): void {
    this.#doc.save();
    this.#doc.scale(mm).translate(this.#offset, this.#offset);
    paint(this.#doc, shapes);
    this.#doc.restore();
  }

  /** A picture with what it shows. */
  figure(alt: string, shapes: readonly Shape[]): void {
    this.#root.add(this.#doc.struct('Figure', { alt }, () => this.shapes(shapes)));
  }

  /** Lines of text as one heading, paragraph or other element. Baselines and sizes in millimetres. */
  text(tag: 'H1' | 'H2' | 'H3' | 'P', lines: readonly SetText[]): void {
    this.#root.add(this.#doc.struct(tag, {}, () => this.#lines(lines)));
  }

  /** A list; each item may take several lines. */
  list(items: readonly (readonly SetText[])[]): void {
    const list = this.#doc.struct('L');
    for (const lines of items) {
      const item = this.#doc.struct('LI');
      item.add(this.#doc.struct('LBody', {}, () => this.#lines(lines)));
      item.end();
      list.add(item);
    }
    list.end();
    this.#root.add(list);
  }

  end(): Promise<Uint8Array> {
    this.#root.end();
    this.#doc.end();
    return this.#bytes;
  }

  #lines(lines: readonly SetText[]): void {
    lines.forEach(({ text, x, y, style, fill }, at) => {
      const line = tidy(text);
      const size = style.size * mm;
      const width = widthOf(line, { ...style, size });
      const shift = style.anchor === 'middle' ? width / 2 : style.anchor === 'end' ? width : 0;
      let left = (x + this.#offset) * mm - shift;
      const runs = runsOf(at < lines.length - 1 ? `${line} ` : line, style.face);
      for (const { run, at: part } of runs) {
        this.#doc.font(this.#font(style.face, part)).fontSize(size).fillColor(fill);
        this.#doc.text(run, left, (y + this.#offset) * mm, {
          lineBreak: false,
          baseline: 'alphabetic',
          characterSpacing: (style.spacing ?? 0) * size,
        });
        left += widthOf(run, { ...style, size }) + (style.spacing ?? 0) * size;
      }
    });
  }

  #font(face: Face, at: number): string {
    const name = `${face}-${at}`;
    if (!this.#faces.has(name)) {
      const font = fontsOf(face)[at];
      if (font) this.#doc.registerFont(name, font.bytes as Buffer);
      this.#faces.set(name, name);
    }
    return name;
  }

  #cropMarks(width: number, height: number, bleed: number): void {
    const doc = this.#doc;
    const at = (value: number) => (value + this.#offset) * mm;
    doc.save().lineWidth(0.25).strokeColor('#000000');
    for (const x of [0, width]) {
      for (const [from, to] of [
        [-bleed - 6, -bleed - 1],
        [height + bleed + 1, height + bleed + 6],
      ] as const)
        doc.moveTo(at(x), at(from)).lineTo(at(x), at(to)).stroke();
    }
    for (const y of [0, height]) {
      for (const [from, to] of [
        [-bleed - 6, -bleed - 1],
        [width + bleed + 1, width + bleed + 6],
      ] as const)
        doc.moveTo(at(from), at(y)).lineTo(at(to), at(y)).stroke();
    }
    doc.restore();
  }
}

/** A line of text at its place, in millimetres. */
export interface SetText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly style: Style;
  readonly fill: string;
}

function opened({ title, lang, day, author }: PdfNames, options: PDFKit.PDFDocumentOptions): Doc {
  const date = new Date(`${day}T00:00:00Z`);
  return new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    lang,
    displayTitle: true,
    margin: 0,
    font: '',
    info: {
      Title: title,
      CreationDate: date,
      ModDate: date,
      Producer: 'Sijoita ja valmenna!',
      Creator: 'Sijoita ja valmenna!',
      ...(author && { Author: author }),
    },
    ...options,
  });
}

function collected(doc: Doc): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('error', reject);
    doc.on('end', () => {
      const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      resolve(whole);
    });
  });
}

function paint(doc: Doc, shapes: readonly Shape[]): void {
  for (const { d, matrix, fill, stroke, evenOdd, opacity } of shapes) {
    doc.save();
    if (matrix !== identity) doc.transform(...matrix);
    if (opacity !== undefined) doc.opacity(opacity);
    const rule = evenOdd ? 'even-odd' : 'non-zero';
    doc.path(d);
    if (stroke) doc.lineWidth(stroke.width).lineJoin(stroke.join).lineCap(stroke.cap);
    if (fill && stroke) doc.fillAndStroke(coloured(doc, fill), coloured(doc, stroke.paint), rule);
    else if (fill) doc.fill(coloured(doc, fill), rule);
    else if (stroke) doc.stroke(coloured(doc, stroke.paint));
    doc.restore();
  }
}

/** What the types of PDFKit leave out. */
interface Turnable {
  setTransform(...matrix: Matrix): void;
}

function coloured(doc: Doc, paint: Paint): PDFKit.Mixins.ColorValue {
  if (typeof paint === 'string') return paint;
  const [a = 0, b = 0, c = 0, d = 0] = paint.line;
  const gradient =
    paint.kind === 'linear' ? doc.linearGradient(a, b, c, d) : doc.radialGradient(a, b, 0, a, b, c);
  for (const { at, colour, opacity } of paint.stops) gradient.stop(at, colour, opacity);
  if (paint.matrix !== identity) (gradient as unknown as Turnable).setTransform(...paint.matrix);
  return gradient as unknown as PDFKit.Mixins.ColorValue;
}
