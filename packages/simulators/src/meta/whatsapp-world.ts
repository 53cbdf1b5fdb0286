import type { GraphHooks, HookEntry } from './graph-hooks.ts'

export interface WhatsappPerson {
  /** Digits only; null where they hide it behind a user name. */
  number: string | null
  /** What Meta calls them towards the business. */
  userId: string
  name: string
  username?: string
}

export interface NumberOptions {
  id: string
  businessId: string
  display: string
  name: string
}

/** What the business has sent, as the Cloud API took it. */
export interface WhatsappSent {
  id: string
  to: string
  at: Date
  type: string
  [content: string]: unknown
}

export interface WhatsappTemplateEntry {
  id: string
  name: string
  language: string
  status: string
  category: string
  parameter_format?: string
  components: object[]
}

export type SimulatedNumber = ReturnType<typeof createNumber>

const WINDOW_MS = 24 * 3_600_000
type Content = { type: string; [part: string]: unknown }

/** The calls by which Meta tells of a number. */
function createTeller(options: NumberOptions, { hooks, now }: { hooks: GraphHooks; now: () => Date }) {
  let counter = 0
  let override: string | null = null
  const seconds = () => String(Math.floor(now().getTime() / 1000))
  const metadata = {
    display_phone_number: options.display.replaceAll(/\D/g, ''),
    phone_number_id: options.id,
  }
  const nextId = () => `wamid.HBgL${Buffer.from(`${options.id}:${(counter += 1)}`).toString('base64')}`
  const entryOf = (field: string, value: object): HookEntry => ({
    id: options.businessId,
    changes: [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field }],
  })
  const tell = (entry: HookEntry) => hooks.tell('whatsapp_business_account', entry, override)
  return {
    nextId,
    tell,
    override: () => override,
    callAt(url: string | null) {
      override = url
    },
    said({ number, userId, name, username }: WhatsappPerson, content: Content): HookEntry {
      const contact = {
        profile: { name, ...(username !== undefined && { username }) },
        ...(number !== null && { wa_id: number }),
        user_id: userId,
      }
      const from = { ...(number !== null && { from: number }), from_user_id: userId }
      const message = { ...from, id: nextId(), timestamp: seconds(), ...content }
      return entryOf('messages', { contacts: [contact], messages: [message] })
    },
    echo({ number }: WhatsappPerson, text: string): HookEntry {
      const message = {
        from: metadata.display_phone_number,
        to: `+${number}`,
        id: nextId(),
        timestamp: seconds(),
        type: 'text',
        text: { body: text },
      }
      return entryOf('smb_message_echoes', { message_echoes: [message] })
    },
    status({ id, to, biz_opaque_callback_data: data }: WhatsappSent, word: string, rest: object = {}) {
      const callback = data === undefined ? {} : { biz_opaque_callback_data: data }
      const status = { id, status: word, timestamp: seconds(), recipient_id: to, ...callback, ...rest }
      tell(entryOf('messages', { statuses: [status] }))
    },
  }
}

/** A business number, those who write to it, and the calls that tell of it. */
export function createNumber(options: NumberOptions, deps: { hooks: GraphHooks; now: () => Date }) {
  const { now } = deps
  const sent: WhatsappSent[] = []
  const reactions = new Map<string, string>()
  const read: string[] = []
  const lastHeard = new Map<string, number>()
  const teller = createTeller(options, deps)

  /** The entry by which Meta tells of something said. */
  function said(person: WhatsappPerson, content: Content): HookEntry {
    for (const key of [person.number, person.userId]) if (key !== null) lastHeard.set(key, now().getTime())
    return teller.said(person, content)
  }

  function told(entry: HookEntry): HookEntry {
    teller.tell(entry)
    return entry
  }

  return {
    ...options,
    sent,
    /** Those of the business, by the messages that they stand on: one on each. */
    reactions,
    read,
    templates: [] as WhatsappTemplateEntry[],
    override: teller.override,
    callAt: teller.callAt,
    said,
    /** Somebody writes. */
    write: (person: WhatsappPerson, content: Content | string) =>
      told(said(person, typeof content === 'string' ? { type: 'text', text: { body: content } } : content)),
    /** Somebody of the business answers in the WhatsApp Business app. */
    answerInApp: (person: WhatsappPerson, text: string) => told(teller.echo(person, text)),
    /** Takes what the business sends; that it may not be delivered is told later, as the Cloud API does. */
    take(to: string, content: Content): WhatsappSent {
      const message: WhatsappSent = { id: teller.nextId(), to, at: now(), ...content }
      sent.push(message)
      const open = now().getTime() - (lastHeard.get(to) ?? -Infinity) < WINDOW_MS
      if (open || message.type === 'template') teller.status(message, 'sent')
      else teller.status(message, 'failed', { errors: [outsideWindow] })
      return message
    },
    deliver: (message: WhatsappSent) => teller.status(message, 'delivered'),
    see: (message: WhatsappSent) => teller.status(message, 'read'),
  }
}

const outsideWindow = {
  code: 131047,
  title: 'Re-engagement message',
  message: 'Re-engagement message',
  error_data: {
    details:
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  },
}

export type GraphMedia = ReturnType<typeof createGraphMedia>

/** Files that were uploaded or sent, by their ids. */
export function createGraphMedia(url: () => string) {
  const files = new Map<string, { content: Uint8Array; contentType: string }>()
  let counter = 0
  return {
    keep(content: Uint8Array, contentType: string): string {
      counter += 1
      const id = String(1_000_000_000_000 + counter)
      files.set(id, { content, contentType })
      return id
    },
    file: (id: string) => files.get(id) ?? null,
    forget(id: string) {
      files.delete(id)
    },
    /** Where the token opens it. */
    addressOf: (id: string) => `${url()}/media/${id}`,
    /** Where it is open to whoever knows the address. */
    openAddressOf: (id: string) => `${url()}/cdn/${id}`,
  }
}
