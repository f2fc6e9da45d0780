import { beforeEach } from 'vitest';
import { digestsContract } from '../contracts/store-digests-contract.ts';
import { outboxContract } from '../contracts/store-outbox-contract.ts';
import { postsInMemory } from '../doubles/posts.ts';

let kept = postsInMemory();
beforeEach(() => {
  kept = postsInMemory();
});

digestsContract(() => kept);
outboxContract(() => kept);
