import { setTimeout as wait } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import { ChannelError } from '../../channel-error.ts'
import type { WatchInput } from '../../contract.ts'
import { connectImap, type ImapAccount } from './connect-imap.ts'
import { expectAlive, type Liveness, usualLiveness } from './liveness.ts'

/**
 * Waits in IDLE on a connection of its own. Every change in the inbox wakes the caller; a server without IDLE is asked
 * as often as any is asked whether it is still there. Resolves when the signal aborts, rejects when the connection is
 * lost.
 */
export async function watchInbox(
  account: ImapAccount,
  { signal, onChange }: WatchInput,
  liveness: Liveness = usualLiveness,
): Promise<void> {
  const client = await connectImap(account, signal)
  const lost = Promise.withResolvers<never>()
  client.once('close', () => lost.reject(connectionLost(client)))
  // @NOTE nobody may be racing on it at the moment it rejects
  lost.promise.catch(() => {})
  const stop = () => client.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    client.on('exists', () => onChange())
    await client.mailboxOpen(account.settings.inboxFolder, { readOnly: true })
    onChange()
    while (!signal.aborted) await Promise.race([idle(client, liveness), lost.promise])
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', stop)
    client.close()
  }
}

async function idle(client: ImapFlow, liveness: Liveness) {
  const broken = new AbortController()
  const ended = client
    .idle()
    .catch(() => false)
    .finally(() => broken.abort())
  await wait(liveness.quietMs, undefined, { signal: broken.signal }).catch(() => {})
  // Whatever is asked breaks the waiting off.
  if (client.usable && !(await expectAlive(client, liveness))) throw connectionLost(client)
  if ((await ended) === false || !client.usable) throw connectionLost(client)
}

function connectionLost(client: ImapFlow): ChannelError {
  const words = client.byeReason
    ? `The server closed the connection: ${client.byeReason}`
    : 'The connection was lost'
  return new ChannelError({ class: 'retry', message: words })
}
