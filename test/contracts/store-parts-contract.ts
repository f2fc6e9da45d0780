import type { Store } from '../../src/store/store.ts';
import { accessContract } from './store-access-contract.ts';
import { addedContract } from './store-added-contract.ts';
import { decisionsContract } from './store-decisions-contract.ts';
import { digestsContract } from './store-digests-contract.ts';
import { filesContract } from './store-files-contract.ts';
import { outboxContract } from './store-outbox-contract.ts';
import { removalsContract } from './store-removals-contract.ts';
import { searchContract } from './store-search-contract.ts';
import { versionsContract } from './store-versions-contract.ts';

/** What every store must do, part by part. `store` is the one of the present test, and empty. */
export function partsContract(store: () => Store, open: Parameters<typeof accessContract>[1]): void {
  filesContract(store);
  addedContract(store);
  decisionsContract(store);
  digestsContract(store);
  outboxContract(store);
  removalsContract(store);
  versionsContract(store);
  searchContract(store);
  accessContract(store, open);
}
