import { DecapCmsCore } from 'decap-cms-core';
import type { ReactNode } from 'react';

/** An Immutable.js map, as far as it is read here. */
export interface ImmutableMap {
  get(key: string): unknown;
  getIn(path: readonly string[]): unknown;
  toJS(): Record<string, unknown>;
}
export interface Saved {
  readonly entry: ImmutableMap;
}
export interface EditorComponent {
  readonly id: string;
  readonly label: string;
  readonly type?: string;
  readonly widget?: string;
  readonly fields?: readonly Record<string, unknown>[];
  readonly pattern?: RegExp;
  readonly fromBlock?: (match: RegExpMatchArray) => Record<string, string>;
  readonly toBlock?: (data: Readonly<Record<string, string | undefined>>) => string;
  readonly toPreview?: (
    data: Readonly<Record<string, string | undefined>>,
    getAsset: (path: string, field?: unknown) => unknown,
    fields?: { find(test: (field: ImmutableMap) => boolean): unknown },
  ) => ReactNode;
}
/** What is registered with Decap, and how it is begun. */
export interface Cms {
  init(options: { config: Record<string, unknown> }): void;
  registerBackend(name: string, backend: unknown): void;
  registerWidget(widget: unknown): void;
  registerEditorComponent(component: EditorComponent): void;
  registerLocale(name: string, phrases: unknown): void;
  registerPreviewStyle(style: string, options: { raw: boolean }): void;
  registerPreviewTemplate(name: string, component: unknown): void;
  registerCustomFormat(
    name: string,
    extension: string,
    format: { fromFile(text: string): unknown; toFile(data: Record<string, unknown>): string },
  ): void;
  registerEventListener(listener: { name: string; handler(saved: Saved): unknown }): void;
}

/** Decap, as far as it is used here: its own types know neither its latest fields nor what its handlers are given. */
export const CMS = DecapCmsCore as unknown as Cms;
