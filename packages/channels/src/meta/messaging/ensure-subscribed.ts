import type { MessagingClient } from './client.ts'

/** Has the page or the account tell its app of all that is read here. @returns whether something was not told until now. */
export async function ensureSubscribed(
  client: Pick<MessagingClient, 'subscriptions' | 'subscribe'>,
  wanted: readonly string[],
  signal: AbortSignal,
): Promise<{ wasAway: boolean }> {
  const stands = new Set(await client.subscriptions(signal))
  if (wanted.every((field) => stands.has(field))) return { wasAway: false }
  await client.subscribe([...new Set([...stands, ...wanted])], signal)
  return { wasAway: true }
}
