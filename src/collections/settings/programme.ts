import * as z from 'zod';
import { day, line, link, localized, orEmpty } from '../cms';

const count = (max: number) => z.int().min(0).max(max);

/** `content/settings/programme.yml`: who owns the mark, the version of the rules, and every period. */
export const programme = z.strictObject({
  owner: z.strictObject({
    name: localized(orEmpty(line(300))),
    decision: orEmpty(line(300)),
    decisionDate: orEmpty(day),
    businessId: orEmpty(line(300)),
    url: localized(orEmpty(link)),
  }),
  rules: z.strictObject({ version: z.string().regex(/^\d+\.\d+$/), date: day }),
  award: z.strictObject({
    months: count(60),
    graceDays: count(120),
    reminders: z.array(z.int().min(-60).max(180)),
  }),
  application: z.strictObject({
    decisionWorkingDays: count(60),
    confirmDays: count(30),
    questionDays: count(60),
  }),
  appeal: localized(line(600)),
  hearing: z.strictObject({ answerDays: count(60) }),
  appeals: z.strictObject({ answerDays: count(120) }),
  concern: z.strictObject({ answerDays: count(60) }),
  feedback: z.strictObject({ answerDays: count(60) }),
  enquiry: z.strictObject({ answerWorkingDays: count(30) }),
  removal: z.strictObject({ digitalDays: count(365), printDays: count(365) }),
});
