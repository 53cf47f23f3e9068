import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with the page as it stands: by all its rules short of AAA, also those it leaves off by itself.
 * @param within a selector: only that part of the page
 */
export async function violations(page: Page, within?: string): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(async (part) => {
    const { axe: engine } = window as unknown as { axe: typeof axe };
    const rules = engine
      .getRules()
      .filter(({ tags }) => !tags.includes('deprecated') && !tags.includes('wcag2aaa'));
    const { violations: found } = await engine.run(part ? { include: [part] } : document, {
      runOnly: { type: 'rule', values: rules.map((rule) => rule.ruleId) },
      resultTypes: ['violations'],
    });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(
        (node) => `${id}: ${node.html.slice(0, 160)} – ${node.failureSummary?.split('\n')[1]?.trim()}`,
      ),
    );
  }, within);
}
