import { createHash } from 'node:crypto';
import { paper } from './style-paper.ts';
import { screen } from './style-screen.ts';

/** The one stylesheet: no script, no font and no picture is fetched beside it. */
export const stylesheet = `${screen}\n${paper}`;

/** Named by its content, so that it may be kept for good. */
export const stylesheetName = `style-${createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)}.css`;

/** A pilcrow, readable in light and dark. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#1f3a5f"/><path d="M14 7h9v2h-2v16h-2V9h-2v16h-2v-8a5 5 0 0 1-1-10z" fill="#fff"/></svg>';
