import * as z from 'zod';

/**
 * Reads data with a schema; a bad file stops the build with the file, the field and what is wrong with it.
 * @param file the path shown to the officer, such as `content/settings/site.yml`
 * @throws Error that lists every fault, one a line
 */
export function parse<T extends z.ZodType>(schema: T, data: unknown, file: string): z.output<T> {
  const read = schema.safeParse(data, { error: z.locales.fi().localeError });
  if (read.success) return read.data;
  const faults = read.error.issues.map(
    (issue) => `  ${file} → ${issue.path.join('.') || '(koko tiedosto)'}: ${issue.message}`,
  );
  throw new Error(`Sisällössä on virhe. Korjaa kenttä ja tallenna uudelleen:\n${faults.join('\n')}`);
}
