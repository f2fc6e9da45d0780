import type { Document } from '../document.ts';
import { eventsOf } from './events.ts';
import type { Facts } from './facts.ts';
import { peopleOf } from './people.ts';
import { rolesOf } from './roles.ts';

/** Everything that is found in a document, each fact with its citation and the name of its rule. */
export function factsOf(document: Document): Facts {
  const mentions = peopleOf(document);
  return { mentions, roles: rolesOf(document, mentions), events: eventsOf(document) };
}
