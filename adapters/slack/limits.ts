/**
 * What Slack takes, in characters unless it says otherwise. Sources: docs.slack.dev/reference/block-kit/blocks and
 * …/block-elements (lengths and counts), docs.slack.dev/reference/methods/chat.postMessage (`text`),
 * github.com/slackapi/manifest-schema 2.0.0 (manifest). Figures marked "budget" are ours, below what was measured.
 */
export const limits = {
  message: {
    blocks: 50,
    /** Budget: a message is refused at about 13,200 characters of block text (`msg_blocks_too_long`, undocumented). */
    blockText: 12_000,
    /** Budget: cut at 40,000, but notifications and screen readers read it. */
    text: 3_900,
    /** Ours: a response URL takes five messages (docs.slack.dev/interactivity/handling-user-interaction). */
    messages: 5,
  },
  /** docs.slack.dev/apis/web-api/rate-limits: about one message a second a channel, milliseconds between two. */
  posting: { apart: 1_000 },
  section: { text: 3_000 },
  image: { alternative: 2_000 },
  /** Budget, undocumented for rich text: shorter than a section, and four of them fill a message. */
  richText: { text: 2_800, elements: 100 },
  header: { text: 150 },
  context: { elements: 10, text: 2_000 },
  actions: { elements: 25, id: 255 },
  button: { text: 75, value: 2_000, url: 3_000 },
  select: { options: 100, placeholder: 150 },
  option: { text: 75, value: 150 },
  manifest: {
    commands: 50,
    /** With its slash. */
    command: 32,
    description: 2_000,
    hint: 1_000,
    name: 35,
    displayName: 80,
    about: 140,
  },
} as const;
