/** How large a badge is shown, in pixels of the page. */
export const badgeSize = { width: 340, height: 136 } as const;
