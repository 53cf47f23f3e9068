import { href } from '../../src/i18n/routes';
import { all } from '../register';
import type { World } from '../world';
import { rowOf } from './row';
import type { OpenFile } from './serve';

export const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };

/** The register as JSON: the fields of the CSV, with the commitments in the employer's own words. */
export function registerJson(world: World): OpenFile {
  const now = world.now();
  const head = {
    licence: licence.url,
    source: world.origin + href('register', 'fi'),
    documentation: `${world.origin}${href('register', 'en')}#data`,
  };
  return {
    type: 'application/json; charset=utf-8',
    async *pieces() {
      yield `${JSON.stringify(head).slice(0, -1)},"logos":[`;
      let between = '\n';
      for await (const holders of all(world, now)) {
        const rows = holders.map((holder) =>
          JSON.stringify({
            ...rowOf(holder, world.origin),
            language: holder.award.language,
            commitments: holder.award.commitments,
          }),
        );
        if (rows.length > 0) yield between + rows.join(',\n');
        if (rows.length > 0) between = ',\n';
      }
      yield '\n]}\n';
    },
  };
}
