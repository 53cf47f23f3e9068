/** What the domain of a contact's mail says about the organisation's website. */
export type DomainHint = 'same' | 'other' | 'free' | 'no-website';

/** Mailboxes that anybody can have: they say nothing of an organisation. */
const free =
  /(^|\.)(gmail|googlemail|hotmail|outlook|live|msn|icloud|me|mac|yahoo|proton|protonmail|gmx|aol|luukku|suomi24|kolumbus|elisanet|pp\.inet|inet|saunalahti|netikka|multi)\.(com|fi|net|me|se)$/;

/**
 * Compares a mail address with a website. A hint for the reviewer, no proof: who holds a domain's mailbox may still
 * not speak for the organisation.
 */
export function domainHint(email: string, website: string): DomainHint {
  const mail = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (free.test(mail)) return 'free';
  const site = URL.parse(website)
    ?.hostname.replace(/^www\./, '')
    .toLowerCase();
  if (!site) return 'no-website';
  return mail === site || mail.endsWith(`.${site}`) || site.endsWith(`.${mail}`) ? 'same' : 'other';
}
