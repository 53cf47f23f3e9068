import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { inject, vi } from 'vitest';
import { shortest } from '../../functions/stamp';
import { type Form, type Typed, typed } from '../../src/forms/form';
import { stampName } from '../../src/forms/state';
import type { Locale } from '../../src/i18n/locale';
import { href, type RouteKey } from '../../src/i18n/routes';
import { openPage } from './browser';
import { letters } from './letters';

/** The address of a page on the built site. */
export function at(key: RouteKey, locale: Locale, params: Readonly<Record<string, string>> = {}): string {
  return inject('siteUrl') + href(key, locale, params);
}

/** Opens an empty page for somebody with a network address of their own, so that the brake counts them alone. */
export async function openReader(wishes: Parameters<typeof openPage>[0] = {}) {
  const opened = await openPage(wishes);
  await opened.context.setExtraHTTPHeaders({ 'cf-connecting-ip': `2001:db8:${hex()}:${hex()}::1` });
  return opened;
}

/** A word that no other test has, for names and addresses. */
export function unique(): string {
  return randomUUID().slice(0, 8);
}

function hex(): string {
  return randomUUID().slice(0, 4);
}

/** Waits until the page's island has come to life. */
export async function alive(page: Page): Promise<void> {
  await page.locator('astro-island:not([ssr])').waitFor({ state: 'attached' });
}

/** Answers questions of a form as a person does: by typing, choosing and ticking. */
export async function fill(page: Page, form: Pick<Form, 'fields'>, answers: Typed): Promise<void> {
  for (const [name, answer] of Object.entries(answers)) {
    const control = page.locator(`[name="${name}"]`);
    switch (form.fields[name]?.control) {
      case 'tick':
        await control.setChecked(answer === 'yes');
        break;
      case 'radio':
      case 'checkboxes':
        for (const value of [answer].flat()) await page.locator(`[name="${name}"][value="${value}"]`).check();
        break;
      case 'select':
        await control.selectOption(String(answer));
        break;
      default:
        await control.fill(String(answer));
    }
  }
}

/** What stands in the form now, by question. */
export async function answersIn(page: Page, form: Pick<Form, 'fields'>): Promise<Typed> {
  const pairs = await page.evaluate((name) => {
    const element = document.querySelector(`[name="${name}"]`)?.closest('form');
    return element ? [...new FormData(element)].map(([key, value]) => [key, String(value)]) : [];
  }, stampName);
  const data = new FormData();
  for (const [name = '', value = ''] of pairs) data.append(name, value);
  return typed(form, data);
}

/** The button that sends the page's form. */
export function sendButton(page: Page) {
  return page.locator(`form:has([name="${stampName}"]) button[type="submit"]`);
}

/** Waits until the form has been open as long as a person needs for it. */
export async function ripen(page: Page): Promise<void> {
  const [, opened = ''] = (await page.inputValue(`[name="${stampName}"]`)).split('.');
  await page.waitForTimeout(Math.max(0, Number.parseInt(opened, 36) + shortest - Date.now() + 20));
}

/** Sends the page's form, as late as a person would. */
export async function send(page: Page): Promise<void> {
  await ripen(page);
  await sendButton(page).click();
}

/** Lets the clock of the site strike: what is due is done. */
export async function strike(siteUrl = inject('siteUrl')): Promise<void> {
  const answer = await fetch(`${siteUrl}/cdn-cgi/handler/scheduled`);
  if (!answer.ok) throw new Error(`The cron answered ${answer.status}`);
  await answer.text();
}

/** The letters to an address, once there are so many. */
export function arrived(to: string, count: number) {
  const look = async () => {
    const all = await letters(to);
    if (all.length < count) throw new Error(`${all.length} of ${count} letters to ${to} have come`);
    return all;
  };
  return vi.waitFor(look, { timeout: 15_000, interval: 100 });
}
