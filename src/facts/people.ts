import type { Document } from '../document.ts';
import type { Mention, PersonFound } from './facts.ts';
import { nameIn, type Resolved } from './people/coreference.ts';
import { citeBody, citeHeader, peopleIn } from './people/document-people.ts';
import { titleCased } from './people/name-case.ts';
import { readPeople, readTogether } from './people/reading.ts';

/**
 * Finds the people that a text names. Spans leave out titles and possessive endings; `name` is the fullest form of that
 * person within the text, in title case where it is printed in capitals; `role` stands beside the name in the text; `rule` says what made it a person.
 */
export function findPeople(text: string): PersonFound[] {
  return readPeople(text).map((resolved) => found(text, resolved));
}

/** The same for several texts that share their people: a name that one of them makes certain is one in the others too. */
export function findPeopleTogether(texts: readonly string[]): PersonFound[][] {
  return readTogether(texts).map((all, at) => all.map((resolved) => found(texts[at] as string, resolved)));
}

function found(text: string, { candidate, person, rule }: Resolved): PersonFound {
  return {
    start: candidate.start,
    end: candidate.end,
    text: text.slice(candidate.start, candidate.end),
    name: titleCased(person.name),
    ...(candidate.role === undefined ? {} : { role: nameIn(text, candidate.role) }),
    rule,
  };
}

/**
 * Everyone whom a document names, each mention with its citation: the classifier, the body in order, authors, signers.
 * `name` is the person's commonest form with a given name in the document. Headings, boilerplate, stamps and
 * classification lines are no body and name nobody.
 */
export function peopleOf(document: Document): Mention[] {
  const people = peopleIn(document);
  const mentions: Mention[] = [];
  const classifiedBy = document.cable?.classifiedBy;
  if (classifiedBy?.name !== undefined) {
    mentions.push({
      name: people.classifier === undefined ? titleCased(classifiedBy.name) : people.nameOf(people.classifier),
      text: classifiedBy.name,
      citation: citeHeader(document, classifiedBy.start, classifiedBy.end, [classifiedBy.name]),
      rule: 'classified-by',
    });
  }
  for (const found of people.body) {
    const { candidate, person, rule } = found.resolved;
    const citation = citeBody(document, found, candidate.start, candidate.end, candidate.start);
    mentions.push({ name: people.nameOf(person), text: found.text, citation, rule });
  }
  return [...mentions, ...placedPeople(document)];
}

/** Authors and signers, where they are printed outside the body. */
function placedPeople(document: Document): Mention[] {
  const people = peopleIn(document);
  const named = (placed: Document['signersAt'][number], rule: string): Mention[] => {
    const text = placed.text.replace(/[^\p{L}\p{M}.]+$/u, '').trim();
    if (text === '') return [];
    const citation = citeHeader(document, placed.start, placed.end, [text]);
    const person = people.ofFamily(text);
    return [{ name: person === undefined ? titleCased(text) : people.nameOf(person), text, citation, rule }];
  };
  return [
    ...document.authorsAt.flatMap((author) => named(author, 'author')),
    ...document.signersAt.flatMap((signer) => named(signer, 'signature')),
  ];
}
