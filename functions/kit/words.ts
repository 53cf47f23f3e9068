import { readMasters, type Words } from '../../src/kit/draw';
import { type KitWords, kitWordsOf } from '../../src/kit/words';
import { commitmentTexts, kit, masterText, programme, rulesAreDraft, site } from '../content';

/** The master drawings, read and checked. */
export const masters = readMasters(masterText);

/** The words of the kit. @param origin where the site stands */
export function wordsOf(origin: string): KitWords {
  return kitWordsOf({ site, kit, commitmentTexts, programme, rulesAreDraft }, origin);
}

/** What the mark says, in each language. */
export const markWords: Words = wordsOf('').mark;

/** The day that what names no holder is dated: the day of the rules. */
export const kitDay = programme.rules.date;
