/** What somebody at the desk may be. */
export const roles = ['lead', 'reviewer', 'coach', 'editor'] as const;
export type Role = (typeof roles)[number];

/** What can be done at the desk and in the CMS; `remove`: to take published content away where two look at entries. */
export type Deed = 'desk' | 'review' | 'decide' | 'answer' | 'staff' | 'content' | 'remove';

const may: Record<Role, readonly Deed[]> = {
  lead: ['desk', 'review', 'decide', 'answer', 'staff', 'content', 'remove'],
  reviewer: ['desk', 'review', 'decide', 'answer'],
  coach: ['desk', 'answer'],
  editor: ['content'],
};

/** May this role do this? */
export function isAllowed(role: Role, deed: Deed): boolean {
  return may[role].includes(deed);
}
