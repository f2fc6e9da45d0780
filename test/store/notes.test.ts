import { openCollection } from '../../src/index.ts';
import { notesContract } from '../contracts/notes-contract.ts';
import { notesInMemory } from '../doubles/notes.ts';

notesContract('SQLite', async () => (await openCollection({ url: 'sqlite::memory:' })).notes);
notesContract('the double', async () => notesInMemory());
