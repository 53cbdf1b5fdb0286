import {
  type ChannelCheck,
  type Clock,
  type EmailCredentials,
  type EmailSettings,
  errorMessage,
} from '@hubbub/contracts'
import { createTransport } from 'nodemailer'
import { classifyImapError } from './imap/classify-imap-error.ts'
import { ChannelError } from '../channel-error.ts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import { connectImap } from './imap/connect-imap.ts'
import { findFolders } from './imap/folders.ts'
import { classifySmtpError } from './smtp/classify-smtp-error.ts'
import { smtpOptions } from './smtp/smtp-options.ts'

type Step = ChannelCheck['steps'][number]

export interface CheckInput {
  settings: EmailSettings
  credentials: EmailCredentials
  signal: AbortSignal | undefined
}

type Check = CheckInput & { policy: HostPolicy }

/** Connects and signs in both ways, as the workers will. */
export async function checkMailbox(
  asked: CheckInput,
  policy: HostPolicy,
  clock: Clock,
): Promise<ChannelCheck> {
  // Where one server may not be asked, the other need not be.
  const closing = new AbortController()
  const signal = AbortSignal.any([closing.signal, ...(asked.signal ? [asked.signal] : [])])
  const input = { ...asked, signal, policy }
  try {
    const [reading, sending] = await Promise.all([checkImap(input, clock), checkSmtp(input, clock)])
    const steps = [...reading, sending]
    return { ok: steps.every(({ ok }) => ok), steps }
  } finally {
    closing.abort()
  }
}

async function checkImap({ settings, credentials, policy, signal }: Check, clock: Clock): Promise<Step[]> {
  try {
    await using client = await connectImap({ settings, credentials, policy }, signal)
    const signedIn = {
      step: 'imap',
      ok: true,
      message: `Signed in to ${settings.imap.host} as ${settings.user}`,
    }
    try {
      const folders = await findFolders(client, settings)
      const found: string[] = []
      for (const { path } of folders)
        found.push(`${path}: ${(await client.mailboxOpen(path, { readOnly: true })).exists}`)
      const sent = folders.length > 1 ? '' : '; no folder for sent mail'
      return [signedIn, { step: 'folders', ok: true, message: `Messages in ${found.join(', ')}${sent}` }]
    } catch (error) {
      return [signedIn, failed('folders', classifyImapError(error, clock.now()))]
    }
  } catch (error) {
    return [failed('imap', signal?.aborted ? error : classifyImapError(error, clock.now()))]
  }
}

async function checkSmtp({ settings, credentials, policy, signal }: Check, clock: Clock): Promise<Step> {
  const closing = new AbortController()
  const stop = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])])
  try {
    const transport = createTransport(await smtpOptions({ settings, credentials, policy }))
    stop.throwIfAborted()
    stop.addEventListener('abort', () => transport.close(), { once: true })
    await transport.verify()
    return { step: 'smtp', ok: true, message: `Signed in to ${settings.smtp.host} as ${settings.user}` }
  } catch (error) {
    return failed('smtp', classifySmtpError(error, { now: clock.now(), dataSent: false }))
  } finally {
    closing.abort()
  }
}

function failed(step: string, error: unknown): Step {
  if (error instanceof ChannelError && error.shutDoor !== null) throw error
  return { step, ok: false, message: errorMessage(error) }
}
