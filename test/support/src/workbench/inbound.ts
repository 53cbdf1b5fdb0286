import type { InboundAttachment, InboundMessage, Party } from '@hubbub/contracts'

/** A mail as a test speaks of it; everything has a harmless default. */
export interface TestMail {
  from?: string
  name?: string | null
  to?: string[]
  cc?: string[]
  replyTo?: string[]
  subject?: string | null
  text?: string
  trimmedText?: string
  html?: string | null
  /** Message-ID without angle brackets. */
  id?: string
  /** Nearest ancestor first. */
  parents?: string[]
  tokens?: string[]
  direction?: 'in' | 'out'
  sentAt?: Date
  automatic?: boolean
  attachments?: InboundAttachment[]
  raw?: Uint8Array
}

export function inbound(
  mail: TestMail,
  defaults: { id: string; address: string; now: Date },
): InboundMessage {
  const id = mail.id ?? `${defaults.id}@customer.test`
  const text = mail.text ?? 'Where is my parcel?'
  const author = party(mail.from ?? 'kim@customer.test', mail.name === undefined ? 'Kim' : mail.name)
  return {
    externalId: id,
    direction: mail.direction ?? 'in',
    author,
    subject: mail.subject === undefined ? 'My order' : mail.subject,
    text,
    trimmedText: mail.trimmedText ?? text,
    html: mail.html ?? null,
    sentAt: mail.sentAt ?? defaults.now,
    thread: { ownRef: id, parentRefs: mail.parents ?? [], tokens: mail.tokens ?? [] },
    post: null,
    addressed: true,
    mail: {
      from: [author],
      to: (mail.to ?? [defaults.address]).map((address) => party(address)),
      cc: (mail.cc ?? []).map((address) => party(address)),
      bcc: [],
      replyTo: (mail.replyTo ?? []).map((address) => party(address)),
      autoSubmitted: mail.automatic ?? false,
      bulk: false,
    },
    attachments: mail.attachments ?? [],
    raw: mail.raw ?? new TextEncoder().encode(`Message-ID: <${id}>\r\n\r\n${text}`),
  }
}

const party = (value: string, name: string | null = null): Party => ({ kind: 'email', value, name })
