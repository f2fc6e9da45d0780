import { digestPost } from './digest-post.ts';
import type { PostKind } from './post-kind.ts';
import { watchPost } from './watch-post.ts';

/** All kinds of posts: a new one is its file and its entry here. */
export const postKinds: readonly PostKind[] = [digestPost, watchPost];
