import type { BrowserContext, Page } from 'playwright-core';
import { openPage } from './browser';
import { formOf } from './cms';

/**
 * Opens the CMS of a site for somebody who is signed in.
 * @param who the cookie
 * @param at the place within it
 */
export async function enterCms(url: string, who: string, at: string) {
  const opened = await openPage({ width: 1440, height: 1000 });
  await carry(opened.context, who, url);
  const { page, problems } = opened;
  page.setDefaultTimeout(15_000);
  const bodies = heard(page);
  await page.goto(`${url}/admin/#${at}`);
  await page.locator('[class*="AppMainContainer"]').waitFor({ state: 'attached' });
  /** The page that is waited for after saving is not there before the site is built. */
  async function close() {
    problems.splice(0, problems.length, ...problems.filter((one) => !/status of 404/.test(one)));
    await opened.close();
  }
  return { ...opened, form: formOf(page), bodies, close, [Symbol.asyncDispose]: close };
}

/** Gives a browser the session of somebody who is signed in. */
export async function carry(context: BrowserContext, who: string, url: string): Promise<void> {
  const [name = '', value = ''] = who.split('=');
  await context.addCookies([
    {
      name,
      value,
      url: url.replace('http:', 'https:'),
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
    },
  ]);
}

/** Everything that the site answers a page. */
function heard(page: Page): Promise<string>[] {
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => {
    if (!response.url().includes('/api/cms/')) return;
    const headers = JSON.stringify(response.headers());
    bodies.push(
      response.text().then(
        (text) => headers + text,
        () => headers,
      ),
    );
  });
  return bodies;
}
