import * as z from 'zod';
import { day, line, link, localized, orEmpty } from '../cms';

const pointer = z.strictObject({
  key: line(40),
  name: localized(line(160)),
  url: localized(link),
  mail: orEmpty(z.email()).optional(),
  phone: orEmpty(line(300)).optional(),
  checkedOn: orEmpty(day).optional(),
});

/** `content/settings/links.yml`: authorities and helplines. Without a *checked on* date only the link is shown. */
export const links = z.strictObject({ authorities: z.array(pointer), help: z.array(pointer) });
