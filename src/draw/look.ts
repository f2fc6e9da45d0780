/**
 * Colours and sizes of all pictures. Colours are of Okabe and Ito ("Color Universal Design", 2008), which people who see
 * fewer colours tell apart; none of them says anything that a shape or a word does not say too. The ground is opaque, so
 * that a picture looks the same on a dark and on a light screen.
 */
export const colours = {
  ground: '#fdfdfb',
  edge: '#c9ced4',
  band: '#eef1f4',
  grid: '#d5dade',
  ink: '#1b1f24',
  faint: '#4a5460',
  blue: '#0072b2',
  paleBlue: '#a9cfe6',
  vermilion: '#d55e00',
  green: '#00795a',
  purple: '#9c4a7f',
  black: '#000000',
} as const;

/** Units. A picture is 600 wide and shown at about 400 on a telephone: 20 units are more than 13 there. */
export const sizes = {
  width: 600,
  margin: 16,
  text: 20,
  title: 25,
  line: 27,
} as const;

/** Where things may stand, from the left. */
export const inner = { left: sizes.margin, right: sizes.width - sizes.margin } as const;
