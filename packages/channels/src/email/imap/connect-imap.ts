import type { EmailCredentials, EmailSettings } from '@hubbub/contracts'
import { ImapFlow } from 'imapflow'
import { findHost } from '../../hosts/find-host.ts'
import type { HostPolicy } from '../../hosts/refuse-host.ts'

export interface ImapAccount {
  settings: EmailSettings
  credentials: EmailCredentials
  policy: HostPolicy
}

/** Above it a mail is not fetched whole; servers take 25 to 50 MB. */
export const maxMailBytes = 60_000_000

/**
 * A signed-in connection. STARTTLS is demanded or not used at all. It never rejects by itself later: what breaks it
 * shows at the next command.
 */
export async function connectImap(
  { settings, credentials, policy }: ImapAccount,
  signal?: AbortSignal,
): Promise<ImapFlow> {
  signal?.throwIfAborted()
  const { host, port, security } = settings.imap
  const found = await findHost({ host, plain: security === 'none' }, policy)
  signal?.throwIfAborted()
  const client = new ImapFlow({
    ...found,
    port,
    secure: security === 'tls',
    ...(security !== 'tls' && { doSTARTTLS: security === 'starttls' }),
    auth: { user: settings.user, pass: credentials.password },
    clientInfo: { name: 'Hubbub' },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    // A server that is at work says nothing; one that is only waited for is asked (liveness.ts).
    socketTimeout: 90_000,
    maxLiteralSize: maxMailBytes + 1_000_000,
    tls: { minVersion: 'TLSv1.2' },
  })
  // @NOTE an 'error' without a listener ends the process
  client.on('error', () => {})
  const abort = () => client.close()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    await client.connect()
  } catch (error) {
    client.close()
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', abort)
  }
  return client
}
