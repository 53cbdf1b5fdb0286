import type { GraphHooks, HookEntry, HookObject } from './graph-hooks.ts'
import { GraphRefusal, refusals } from './graph-types.ts'

export interface MetaPerson {
  /** What Meta calls them towards this page or account. */
  id: string
  name: string
  username?: string
}

export interface ConversationMessage {
  id: string
  from: string
  to: string
  text: string
  at: Date
  attachments: { type: string; url: string }[]
  metadata?: string
  tag?: string
}

export interface ConversationsOptions {
  ownId: string
  object: Extract<HookObject, 'page' | 'instagram'>
  appId: string
  hooks: GraphHooks
  now: () => Date
}

export type Conversations = ReturnType<typeof createConversations>

const DAY_MS = 24 * 3_600_000

/** What a page or an Instagram account and people write to each other, its windows, and the calls that tell of it. */
export function createConversations(desk: ConversationsOptions) {
  const { ownId, object, hooks, now } = desk
  const people = new Map<string, MetaPerson>()
  const messages: ConversationMessage[] = []
  const rights = { humanAgent: false }
  let counter = 0

  const entryOf = (event: object): HookEntry => ({ id: ownId, time: now().getTime(), messaging: [event] })
  const tell = (event: object) => hooks.tell(object, entryOf(event))
  const nextId = () => `${object === 'page' ? 'm_' : 'aWdf'}${ownId}-${(counter += 1)}`

  function keep(message: Omit<ConversationMessage, 'id' | 'at'>): ConversationMessage {
    const whole = { id: nextId(), at: now(), ...message }
    messages.push(whole)
    return whole
  }

  /** The entry by which Meta tells of something said. */
  function said(
    person: MetaPerson,
    text: string,
    {
      attachments = [],
      ...rest
    }: { attachments?: ConversationMessage['attachments']; [part: string]: unknown } = {},
  ): HookEntry {
    people.set(person.id, person)
    return entryOf(eventOf(desk, keep({ from: person.id, to: ownId, text, attachments }), rest))
  }

  return {
    people,
    messages,
    ...createSigns(),
    rights,
    said,
    entryOf,
    write(person: MetaPerson, text: string, rest: Parameters<typeof said>[2] = {}): HookEntry {
      const entry = said(person, text, rest)
      hooks.tell(object, entry)
      return entry
    },
    /** Somebody of the business answers in Meta's own inbox. */
    answerInInbox(person: MetaPerson, text: string): HookEntry {
      const entry = entryOf(eventOf(desk, keep({ from: ownId, to: person.id, text, attachments: [] })))
      hooks.tell(object, entry)
      return entry
    },
    /** Takes what a program sends to somebody. `free`: it answers a comment, and needs no window. */
    take(
      to: string,
      content: { text?: string; attachments?: ConversationMessage['attachments']; metadata?: string },
      how: { tag?: string | undefined; free?: boolean },
    ) {
      if (how.free !== true)
        refuseClosed(desk, { messages, humanAgent: rights.humanAgent }, { to, tag: how.tag })
      const { text = '', attachments = [], metadata } = content
      if (Array.from(text).length > 2000)
        throw refusals.badParameter('Length of param message[text] must be less than or equal to 2000')
      const message = keep({
        from: ownId,
        to,
        text,
        attachments,
        ...(metadata !== undefined && { metadata }),
        ...(how.tag !== undefined && { tag: how.tag }),
      })
      tell(eventOf(desk, message))
      return message
    },
    delivered: (message: ConversationMessage) => tell(deliveredEvent(desk, message)),
    seen: (message: ConversationMessage) => tell(seenEvent(desk, message)),
    /** As `me/conversations` lists them, newest first. */
    list: (personId: string | null) => conversationsOf(messages, ownId, personId),
  }
}

/** The window runs from their last word; a person may answer for a week, where the app may say so. */
function refuseClosed(
  { object, now }: ConversationsOptions,
  { messages, humanAgent }: { messages: readonly ConversationMessage[]; humanAgent: boolean },
  { to, tag }: { to: string; tag: string | undefined },
) {
  const last = messages.findLast(({ from }) => from === to)
  const age = last === undefined ? Infinity : now().getTime() - last.at.getTime()
  if (age < (tag === 'HUMAN_AGENT' && humanAgent ? 7 * DAY_MS : DAY_MS)) return
  throw new GraphRefusal(403, {
    code: 10,
    error_subcode: object === 'page' ? 2018278 : 2534022,
    message: '(#10) This message is sent outside of allowed window.',
  })
}

function deliveredEvent({ ownId, now }: ConversationsOptions, { id, to }: ConversationMessage) {
  const at = now().getTime()
  return {
    sender: { id: to },
    recipient: { id: ownId },
    timestamp: at,
    delivery: { mids: [id], watermark: at },
  }
}

/** Messenger names a time, Instagram a message. */
function seenEvent({ ownId, object, now }: ConversationsOptions, { id, to }: ConversationMessage) {
  const at = now().getTime()
  const read = object === 'page' ? { watermark: at } : { mid: id }
  return { sender: { id: to }, recipient: { id: ownId }, timestamp: at, read }
}

function eventOf(
  { ownId, object, appId }: ConversationsOptions,
  { id, from, to, text, at, attachments, metadata }: ConversationMessage,
  rest: object = {},
) {
  const mark = { app_id: appId, ...(metadata !== undefined && { metadata }) }
  const files = attachments.map(({ type, url }) => ({ type, payload: { url } }))
  return {
    sender: { id: from },
    recipient: { id: to },
    timestamp: at.getTime(),
    message: {
      mid: id,
      ...(text !== '' && { text }),
      ...(files.length > 0 && { attachments: files }),
      ...(from === ownId && { is_echo: true, ...(object === 'page' && mark) }),
      ...rest,
    },
  }
}

function conversationsOf(messages: readonly ConversationMessage[], ownId: string, personId: string | null) {
  const groups = Map.groupBy(messages, ({ from, to }) => (from === ownId ? to : from))
  return [...groups]
    .filter(([id]) => personId === null || id === personId)
    .map(([id, said]) => ({ id: `t_${id}`, said: said.toSorted((a, b) => b.at.getTime() - a.at.getTime()) }))
    .toSorted((a, b) => timeOf(b) - timeOf(a))
    .map(({ id, said }) => ({
      id,
      updated_time: graphTime(new Date(timeOf({ said }))),
      messages: { data: said.map(listed) },
    }))
}

const timeOf = ({ said }: { said: readonly ConversationMessage[] }) => said[0]?.at.getTime() ?? 0

function listed({ id, from, to, text, at, attachments }: ConversationMessage) {
  return {
    id,
    created_time: graphTime(at),
    from: { id: from },
    to: { data: [{ id: to }] },
    message: text,
    ...(attachments.length > 0 && {
      attachments: { data: attachments.map(({ url }) => ({ image_data: { url } })) },
    }),
  }
}

/** `2026-11-30T10:00:00+0000`; the Graph API tells no milliseconds. */
export const graphTime = (at: Date) => at.toISOString().replace(/\.\d+Z$/, '+0000')

function createSigns() {
  const signs: { to: string; action: string }[] = []
  const reacted = new Set<string>()
  return {
    signs,
    /** The messages that we have put a sign under. */
    reacted,
    sign(to: string, action: string, payload?: unknown) {
      signs.push({ to, action })
      const { message_id: id = '' } = (payload ?? {}) as { message_id?: string }
      if (action === 'react') reacted.add(id)
      if (action === 'unreact') reacted.delete(id)
    },
  }
}
