/**
 * Every figure of Discord that a message or a command must respect, in characters unless told otherwise. Sources:
 * https://docs.discord.com/developers/resources/message (content, embeds, flags),
 * https://docs.discord.com/developers/components/reference (buttons, selects, Components V2),
 * https://docs.discord.com/developers/interactions/application-commands (commands, choices),
 * https://docs.discord.com/developers/interactions/receiving-and-responding (first answer, token, follow-ups).
 */
export const limits = {
  content: 2_000,
  embed: {
    title: 256,
    description: 4_096,
    fields: 25,
    fieldName: 256,
    fieldValue: 1_024,
    footer: 2_048,
    author: 256,
    /** Titles, descriptions, fields, footers and authors of all embeds of a message. */
    sum: 6_000,
    count: 10,
  },
  v2: {
    /** Components of a message, nested ones included. */
    components: 40,
    /** Text of all text displays of a message; undocumented. */
    text: 4_000,
    /** UTF-8 bytes of the same; undocumented: refusals were seen from 10,170 (each text display adds 12). */
    bytes: 9_500,
    bytesOfDisplay: 12,
    gallery: 10,
  },
  rows: 5,
  threadName: 100,
  buttonsInRow: 5,
  buttonLabel: 80,
  buttonUrl: 512,
  customId: 100,
  select: { options: 25, label: 100, value: 100, placeholder: 150 },
  autocomplete: { choices: 25, name: 100, value: 100 },
  command: { slash: 100, user: 15, message: 15, name: 32, description: 100, options: 25, sum: 8_000 },
  modal: { title: 45, rows: 5, label: 45, value: 4_000 },
  /** Characters of what stands for a picture; bytes of one file, unless the interaction says more; of a whole request, with a megabyte kept for the rest of it. */
  files: { alternative: 1_024, count: 10, bytes: 10 * 1_024 * 1_024, request: 24 * 1_024 * 1_024 },
  /** Milliseconds. */
  interaction: { firstAnswer: 3_000, token: 15 * 60_000 },
  /** Messages after the first where the app is only installed by a user. */
  followUps: 5,
} as const;

/** Message flags: seen by the asker alone, and made of components. */
export const flags = { ephemeral: 1 << 6, components: 1 << 15 } as const;
