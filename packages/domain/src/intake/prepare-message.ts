import type { InboundAttachment, InboundMessage, MailMeta, Party, PostMeta } from '@hubbub/contracts'
import { countryOfPhone } from '@hubbub/contracts/phone'
import type { Blobs } from '../ports/blobs.ts'
import type { IncomingAttachment, IncomingMessage } from '../ports/intake.ts'
import { storable, storableDeep } from '../rules/storable.ts'
import type { WorkContext } from './work-context.ts'

/** What the core cannot do itself: write files, compute digests, look into files. */
export interface IntakeTools {
  blobs: Blobs
  /** Hexadecimal SHA-256. */
  digest(content: Uint8Array | string): string
  /** The media type by content; the claim counts little. */
  typeOf(content: Uint8Array, claimed: string): Promise<string>
}

/** An index entry has room for no more. */
const MAX_EXTERNAL_ID = 500
const MAX_NAME = 255
/** Longer than any real address (RFC 5321 grants 254 octets); what is longer is no address, and no index could hold it. */
const MAX_ADDRESS = 320

/** Makes a fetched message fit to be stored, its files written. */
export async function prepareMessage(
  ctx: WorkContext,
  tools: IntakeTools,
  { channelId, message }: { channelId: string; message: InboundMessage },
): Promise<IncomingMessage> {
  const externalId = boundedId(tools, message.externalId)
  const attachments: IncomingAttachment[] = []
  for (const attachment of message.attachments) {
    attachments.push(await keepFile(ctx, tools, { scope: `${channelId} ${externalId}`, attachment }))
  }
  const { author, subject, thread, mail, post } = storableDeep({
    author: bounded(message.author),
    subject: message.subject,
    thread: message.thread,
    mail: message.mail === null ? null : boundedMail(message.mail),
    post: message.post === null ? null : withCountry(message.post, message.author),
  })
  const now = ctx.clock.now()
  const text = storable(message.text)
  const trimmed = storable(message.trimmedText)
  return {
    id: ctx.ids.next(),
    externalId,
    direction: message.direction,
    author,
    subject,
    text,
    trimmedText: trimmed === text ? null : trimmed,
    html: message.html === null ? null : storable(message.html),
    mail,
    post,
    addressed: message.addressed,
    thread,
    automatic: mail !== null && (mail.autoSubmitted || mail.bulk),
    sentAt: isPlausible(message.sentAt, now) ? message.sentAt : now,
    trace: ctx.trace,
    raw: message.raw,
    attachments,
    imported: message.imported ?? null,
    sentAs: message.sentAs ?? null,
  }
}

/** Clocks of senders go wrong: nothing was said in the future, and no mail is older than mail. */
const isPlausible = (sentAt: Date, now: Date) => sentAt <= now && sentAt.getUTCFullYear() >= 1970

function bounded(party: Party): Party {
  const { value, name } = party
  return {
    ...party,
    value: value.slice(0, MAX_ADDRESS),
    name: name === null ? null : name.slice(0, MAX_NAME),
  }
}

function boundedMail(mail: MailMeta): MailMeta {
  const { from, to, cc, bcc, replyTo } = mail
  return {
    ...mail,
    from: from.map(bounded),
    to: to.map(bounded),
    cc: cc.map(bounded),
    bcc: bcc.map(bounded),
    replyTo: replyTo.map(bounded),
  }
}

export function boundedId(tools: Pick<IntakeTools, 'digest'>, externalId: string): string {
  const id = storable(externalId)
  return id.length <= MAX_EXTERNAL_ID ? id : `sha256:${tools.digest(id)}`
}

/** The key derives from where the file came from and what it holds: fetched again, it is written to the same place. */
async function keepFile(
  ctx: WorkContext,
  tools: IntakeTools,
  { scope, attachment }: { scope: string; attachment: InboundAttachment },
): Promise<IncomingAttachment> {
  const { content } = attachment
  const sha256 = tools.digest(content)
  const storageKey = `${ctx.workspaceId}/in/${tools.digest(scope).slice(0, 32)}/${sha256}`
  const contentType = await tools.typeOf(content, attachment.contentType)
  await tools.blobs.put(storageKey, content, contentType)
  return {
    id: ctx.ids.next(),
    filename: storable(attachment.filename).slice(0, MAX_NAME) || 'attachment',
    contentType,
    size: content.byteLength,
    sha256,
    contentId: attachment.contentId === null ? null : storable(attachment.contentId).slice(0, 500),
    inline: attachment.inline,
    storageKey,
  }
}

/** A number says of which country it is, where nothing else does. */
function withCountry(post: PostMeta, { kind, value }: Party): PostMeta {
  if (post.country !== undefined || kind !== 'phone') return post
  const country = countryOfPhone(value)
  return country === null ? post : { ...post, country }
}
