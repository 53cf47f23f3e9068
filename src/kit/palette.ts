/** The site's colours as `src/styles/tokens.css` has them, for what is drawn; a test holds the two together. */
export const palette = {
  night: '#12302f',
  lamp: '#ffc857',
  lampSoft: '#ffe3a3',
  barn: '#9c2f22',
  paper: '#fbf6ea',
  ink: '#1d2524',
  inkSoft: '#4a5654',
} as const;
