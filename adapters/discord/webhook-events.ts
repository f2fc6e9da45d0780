import { ApplicationWebhookEventType, ApplicationWebhookType } from 'discord.js';

/** What Discord tells unasked over HTTP: that it is there, that a user took the app off their account, or something else. */
export type Told = { readonly kind: 'ping' | 'other' } | { readonly kind: 'deauthorized'; readonly user: string };

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/**
 * Reads a webhook event, https://docs.discord.com/developers/events/webhook-events: signed as interactions are, but a
 * ping is of type 0, and type 1 (a ping among interactions) carries an event. Undefined for what is none.
 */
export function readWebhookEvent(body: Buffer): Told | undefined {
  let read: unknown;
  try {
    read = JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
  const { type, event } = fieldsOf(read);
  if (type === ApplicationWebhookType.Ping) return { kind: 'ping' };
  if (type !== ApplicationWebhookType.Event || typeof event !== 'object' || event === null) return undefined;
  const { type: name, data } = fieldsOf(event);
  const { id } = fieldsOf(fieldsOf(data)['user']);
  if (name !== ApplicationWebhookEventType.ApplicationDeauthorized || typeof id !== 'string') return { kind: 'other' };
  return { kind: 'deauthorized', user: id };
}
