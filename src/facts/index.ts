import type { Document } from '../document.ts';
import { eventsOf } from './events.ts';
import type { Facts } from './facts.ts';
import { readDocuments } from './people/document-people.ts';
import { peopleOf } from './people.ts';
import { rolesOf } from './roles.ts';

/** Everything that is found in a document, each fact with its citation and the name of its rule. */
export function factsOf(document: Document): Facts {
  const mentions = peopleOf(document);
  return { mentions, roles: rolesOf(document, mentions), events: eventsOf(document) };
}

/**
 * The facts of the documents of one file, in order. They share their people: a surname that one of them introduces is a
 * person's in the others too. What is found depends on the file alone, not on what was read before it.
 */
export function factsOfFile(documents: readonly Document[]): Facts[] {
  if (documents.length > 1) readDocuments(documents);
  return documents.map(factsOf);
}
