import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { findBrowser, launchFlags } from '../../tools/browser.mjs';

let running: Promise<Browser> | undefined;

/**
 * Opens an empty page in a fresh profile. What the page complains of (console errors, uncaught errors, violations of
 * its content security policy, requests that leave this computer) is collected in `problems`, and `close` asserts
 * that there is none; a test that expects one takes it out with `problems.splice(0)`.
 */
export async function openPage(wishes: Wishes = {}) {
  running ??= findBrowser().then((executablePath) => chromium.launch({ executablePath, args: launchFlags }));
  const context = await (await running).newContext({
    javaScriptEnabled: wishes.javaScript ?? true,
    viewport: { width: wishes.width ?? 1280, height: wishes.height ?? 900 },
    locale: wishes.locale ?? 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    reducedMotion: wishes.reducedMotion ? 'reduce' : 'no-preference',
    forcedColors: wishes.forcedColors ? 'active' : 'none',
  });
  const problems: string[] = [];
  await context.exposeBinding('reportViolation', (_source, text: string) => void problems.push(text));
  await context.addInitScript(reportViolations);
  context.on('page', (page) => watch(page, problems));
  const page = await context.newPage();

  async function close() {
    await context.close();
    expect(problems).toEqual([]);
  }
  return { page, context, problems, close, [Symbol.asyncDispose]: close };
}

afterAll(async () => (await running)?.close());

function watch(page: Page, problems: string[]) {
  const refused = new Set<string>();
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.status() >= 400) refused.add(response.url());
  });
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    const isOfLoading = /^Failed to load resource/.test(message.text());
    if (isOfLoading && refused.has(url)) return;
    problems.push(`console: ${message.text()}${isOfLoading ? ` ${url}` : ''}`);
  });
  page.on('pageerror', (error) => problems.push(`error: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOutside =
      /^(https?|wss?):$/.test(protocol) && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
    if (isOutside) problems.push(`request: ${request.url()}`);
  });
}

function reportViolations() {
  document.addEventListener('securitypolicyviolation', (event) => {
    const report = Reflect.get(window, 'reportViolation') as (text: string) => void;
    report(`policy: ${event.effectiveDirective} blocked ${event.blockedURI} on ${event.documentURI}`);
  });
}

interface Wishes {
  javaScript?: boolean;
  width?: number;
  height?: number;
  locale?: string;
  reducedMotion?: boolean;
  forcedColors?: boolean;
}

/** What a reader reads, with a space for each space that ends no line. */
export function unbound(text: string | null): string {
  return (text ?? '').replaceAll('\u00a0', ' ');
}
