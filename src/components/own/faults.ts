import type { Faults, Typed } from '../../forms/form';
import { isStringKey, type Translate } from '../../i18n/translate';

/** A form of the own page that came back. */
export interface Back {
  readonly act?: string;
  readonly typed: Typed;
  readonly faults: Faults;
}

/** The fields of a contact. */
export type ContactField = 'name' | 'role' | 'email' | 'phone';

/** What is wrong with a field of a contact, in words. */
export function contactFault(
  t: Translate,
  field: ContactField,
  fault: string | undefined,
): string | undefined {
  if (!fault) return undefined;
  if (fault === 'state') return t('own.fault.state');
  const key = fault === 'sameAddress' || fault === 'soon' ? ownKey(fault) : `fault.${fault}`;
  return t(isStringKey(key) ? key : 'fault.required', { label: t(`own.contact.${field}`) });
}

function ownKey(fault: 'sameAddress' | 'soon') {
  return `own.contact.${fault}` as const;
}

/** What ends something: the acts that ask twice. */
export const endings = ['withdraw', 'give-up', 'erase'] as const;
export type Ending = (typeof endings)[number];

/** What is wrong with the form that came back, each with the field it is about. */
export function faultsIn(
  t: Translate,
  back: Back | undefined,
): { readonly to: string; readonly text: string }[] {
  return Object.entries(back?.faults ?? {}).map(([field, fault = '']) => {
    if (field === 'form') return { to: '#main', text: t('own.fault.unreadable') };
    if (back?.act === 'contact') {
      const place = String(back.typed['place'] || 'first');
      return { to: `#${place}-${field}`, text: contactFault(t, field as ContactField, fault) ?? '' };
    }
    const ending = endings.find((one) => field === `${one}-sure`);
    if (ending) return { to: `#${field}`, text: endingFault(t, ending, fault) };
    const key = `own.fault.${fault}`;
    return { to: `#${field}`, text: isStringKey(key) ? t(key) : t('own.fault.required') };
  });
}

/** What is wrong with something that ends: nobody said to be sure, or it is too late for it. */
export function endingFault(t: Translate, ending: Ending, fault: string): string {
  return fault === 'state'
    ? t('own.fault.state')
    : t('own.sure.required', { label: t(`own.${ending}.sure`) });
}
