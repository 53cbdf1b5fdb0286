import { AppError, type MailMeta, type OutboundMail, type Party } from '@hubbub/contracts'
import type { ThreadTail } from '../ports/messages.ts'

/** Everything that goes out but the files, decided before the first attempt and never again. */
export type ReplyEnvelope = Omit<OutboundMail, 'attachments'>

export interface ReplyDraft {
  /** Unique part of the Message-ID. */
  id: string
  /** Signed: names the conversation, and cannot be made by others. */
  threadToken: string
  plusAddressing: boolean
  subject: string
  text: string
  to?: readonly string[] | undefined
  cc?: readonly string[] | undefined
  bcc?: readonly string[] | undefined
}

/** What of a thread decides its next mail. */
type MailTail = Pick<ThreadTail, 'last' | 'refs'> & {
  channel: Pick<ThreadTail['channel'], 'address' | 'fromName'>
}

const LINE = /[\r\n]+/g
/** RFC 5322 asks for no more; long chains keep their root and their end. */
const MAX_REFERENCES = 21
const MAX_SUBJECT = 500
/** RFC 5321, section 4.5.3.1.1. */
const MAX_LOCAL_PART = 64

/** Who gets the reply, in which thread it stands, and where its answer goes. */
export function composeReply(tail: MailTail, draft: ReplyDraft): ReplyEnvelope {
  const { address, fromName } = tail.channel
  const [local, domain] = splitAddress(address)
  const plussed = `${local}+${draft.threadToken}`
  const recipients = decideRecipients(tail, draft)
  const references = boundReferences(tail.refs)
  return {
    form: 'mail',
    // The shape in which channels find the token again in what an answer refers to.
    messageId: `hub.${draft.id}.${draft.threadToken}@${domain}`,
    from: { address, name: fromName === '' ? null : fromName },
    replyTo: draft.plusAddressing && plussed.length <= MAX_LOCAL_PART ? `${plussed}@${domain}` : null,
    ...recipients,
    subject: replySubject(draft.subject),
    text: draft.text,
    html: null,
    inReplyTo: tail.refs.at(-1) ?? null,
    references,
    automatic: false,
  }
}

export function replySubject(subject: string): string {
  const line = subject.replaceAll(LINE, ' ').trim().slice(0, MAX_SUBJECT).toWellFormed()
  if (line === '') return 'Re: your message'
  return /^(re|aw|sv|antw|rif|rép?)\s*:/i.test(line) ? line : `Re: ${line}`
}

/** The root and the newest references, oldest first, each once. */
export function boundReferences(refs: readonly string[]): string[] {
  const unique = [...new Set(refs)]
  const [root] = unique
  if (root === undefined || unique.length <= MAX_REFERENCES) return unique
  return [root, ...unique.slice(-(MAX_REFERENCES - 1))]
}

function decideRecipients(tail: MailTail, draft: ReplyDraft): { to: Party[]; cc: Party[]; bcc: Party[] } {
  const chosen = { to: draft.to ?? defaultTo(tail), cc: draft.cc ?? defaultCc(tail), bcc: draft.bcc ?? [] }
  const taken = new Set<string>()
  const parties = (values: readonly string[]) =>
    values
      .map((value) => parseAddress(value))
      .filter(({ value }) => !taken.has(value) && taken.add(value) !== undefined)
  const recipients = { to: parties(chosen.to), cc: parties(chosen.cc), bcc: parties(chosen.bcc) }
  if (recipients.to.length + recipients.cc.length + recipients.bcc.length > 0) return recipients
  throw new AppError({
    code: 'message.no_recipient',
    kind: 'invalid',
    message: 'The reply has nobody to go to',
  })
}

/** Who wrote last, where they want answers; or whom we wrote to. */
export function defaultTo({ last }: Pick<ThreadTail, 'last'>): string[] {
  if (last === null) return []
  if (last.direction === 'out') return addresses(last.mail?.to)
  const replyTo = addresses(last.mail?.replyTo)
  if (replyTo.length > 0) return replyTo
  return last.author === null ? [] : [last.author.value]
}

/** Everybody else who was in the thread, but never ourselves. */
export function defaultCc(tail: Pick<MailTail, 'last' | 'channel'>): string[] {
  const { last } = tail
  if (last === null || last.mail === null) return []
  const rest =
    last.direction === 'in'
      ? [...addresses(last.mail.to), ...addresses(last.mail.cc)]
      : addresses(last.mail.cc)
  const own = withoutPlus(tail.channel.address)
  const to = new Set(defaultTo(tail))
  return [...new Set(rest)].filter((address) => withoutPlus(address) !== own && !to.has(address))
}

const addresses = (parties: MailMeta['to'] | undefined) => (parties ?? []).map(({ value }) => value)

/** `Ada <ada@example.org>` or the bare address. */
export function parseAddress(input: string): Party {
  const match = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>\s]+@[^<>\s]+)>|([^<>\s@]+@[^<>\s@]+))\s*$/.exec(
    input.replaceAll(LINE, ' '),
  )
  const address = match?.[2] ?? match?.[3]
  if (address === undefined || address.length > 320) {
    throw new AppError({
      code: 'message.bad_recipient',
      kind: 'invalid',
      message: `“${input}” is no e-mail address`,
      details: { address: input },
    })
  }
  const name = match?.[1]?.trim() ?? ''
  return { kind: 'email', value: address.toLowerCase(), name: name === '' ? null : name }
}

function splitAddress(address: string): [string, string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, at), address.slice(at + 1)]
}

function withoutPlus(address: string): string {
  const [local, domain] = splitAddress(address.toLowerCase())
  return `${local.split('+')[0] ?? local}@${domain}`
}
