import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everything } from '../../../src/index.ts';
import { linksAt } from '../../doubles/reader.ts';
import { envelope } from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { slackChannel, slackUser } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const reader = 'https://reader.example.org/docs';
const links = linksAt(reader);
let slack: Online;

beforeAll(async () => {
  slack = await online(collection(), { settings: { readerUrl: reader }, links });
});

beforeEach(() => {
  slack.clear();
});

afterAll(async () => {
  expect(slack.world.problems).toEqual([]);
  await slack.stop();
});

describe('links of the reader', () => {
  const link = (...urls: string[]) =>
    envelope({
      type: 'link_shared',
      channel: slackChannel,
      user: slackUser,
      message_ts: '1700000002.000200',
      links: urls.map((url) => ({ url, domain: new URL(url).hostname })),
    });

  it('unfurl as the card of their document', async () => {
    const url = `${reader}/d/07STATE130159?v=1#p2`;
    const other = 'https://reader.example.org.evil.test/docs/d/07STATE130159';
    await slack.event(link(url, `${reader}/d/nothing-here`, `${reader}/d/belarus`, other));
    const [unfurled] = await slack.called('chat.unfurl');
    expect(unfurled?.body).toMatchObject({ channel: slackChannel, ts: '1700000002.000200' });
    const unfurls = unfurled?.body['unfurls'] as Record<string, { blocks: { type: string }[] }>;
    expect(Object.keys(unfurls)).toEqual([url]);
    expect(JSON.stringify(unfurls[url])).toContain('130159');
    expect(unfurls[url]?.blocks.some(({ type }) => type === 'actions')).toBe(false);
  });

  it('show what the channel may see, whatever the link that was posted would open', async () => {
    const low = await online(
      { ...collection(), as: () => collection().as({ level: 1 }) },
      { settings: { readerUrl: reader }, links },
    );
    await low.event(
      link(
        links.linkTo({ pin: '', document: '07STATE130159', start: 0, end: 0 }, everything),
        `${reader}/d/07STATE130159`,
      ),
    );
    await low.done('link');
    expect(low.world.callsOf('chat.unfurl')).toEqual([]);
    await low.stop();
  });

  it('to other places are left alone', async () => {
    await slack.event(link('https://example.org/docs/d/07STATE130159'));
    await slack.done('link');
    expect(slack.world.callsOf('chat.unfurl')).toEqual([]);
  });
});
