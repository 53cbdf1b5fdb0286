import { domainOf, isOrganisation } from './mail-domains.ts'

/** What decides which conversation a message belongs to. */
export interface Threadable {
  id: string
  externalId: string
  direction: 'in' | 'out'
  sender: string
  /** Everybody it is addressed to, without ourselves. */
  recipients: readonly string[]
  ownRef: string | null
  /** Nearest ancestor first. */
  parentRefs: readonly string[]
  /** Conversations that its verified tokens name. */
  tokenConversationIds: readonly string[]
  sentAt: Date
  /** Where it is no mail. Networks forge no references, but strangers meet in one thread. */
  post?: {
    /** Not said to us, or by us to nobody: it opens no conversation. */
    heard: boolean
    /** The reference of the closed room it was said in: whoever speaks there takes part. */
    room: string | null
    /** The conversation of what it answers, on whatever side of the thread. */
    related: string | null
  }
}

/** The threads of one channel, as far as a batch touches them. */
export interface KnownThreads {
  refs: ReadonlyMap<string, string>
  conversations: readonly { id: string; participants: readonly string[] }[]
  /** The conversation in which the message of a reference itself stands. */
  inside?: ReadonlyMap<string, string>
}

export type ThreadDecision =
  /** `quiet`: somebody else has spoken in the thread, and nobody waits for an answer. */
  | { kind: 'join'; conversationId: string; quiet?: boolean }
  | { kind: 'new'; conversationId: string; threadKey: string; possiblyRelated: string | null }
  /** It was only heard, and stands by itself. */
  | { kind: 'heard' }

/** Longer than any real Message-ID; what is longer could not stand in an index. */
const MAX_REF = 400

/**
 * Finds the conversation of every message of a batch, whatever order they arrived in: by signed token, by the parent it
 * names, by its other references, by being itself named before it arrived. A match counts only for who takes part in the
 * thread; for others a new conversation is possibly related.
 * @returns the decisions in the order in which they were made: parents first.
 */
export function threadBatch(
  messages: readonly Threadable[],
  known: KnownThreads,
  newId: () => string,
): Map<string, ThreadDecision> {
  const threads = openThreads(known)
  const decisions = new Map<string, ThreadDecision>()
  for (const message of parentsFirst(messages)) {
    const decision = decide(threads, message, newId)
    decisions.set(message.id, decision)
    if (decision.kind !== 'heard') threads.place(message, decision.conversationId)
  }
  return decisions
}

/** The references of a message that are fit to be kept, its own one first. */
export function refsOf({ ownRef, parentRefs }: Pick<Threadable, 'ownRef' | 'parentRefs'>): string[] {
  return [...new Set([ownRef, ...parentRefs])].filter((ref) => ref !== null && fit(ref)) as string[]
}

const fit = (ref: string) => ref !== '' && ref.length <= MAX_REF

function decide(threads: Threads, message: Threadable, newId: () => string): ThreadDecision {
  let refused: string | null = null
  for (const candidate of candidates(threads, message)) {
    const { conversationId } = candidate
    if (takesPart(threads, message, candidate)) return { kind: 'join', conversationId }
    if (message.post?.heard === true && isAmid(threads, candidate))
      return { kind: 'join', conversationId, quiet: true }
    refused ??= conversationId
  }
  if (message.post?.heard === true) return { kind: 'heard' }
  const root =
    message.parentRefs.findLast(fit) ??
    (message.ownRef !== null && fit(message.ownRef) ? message.ownRef : null)
  return {
    kind: 'new',
    conversationId: newId(),
    // The thread's own key belongs to those who take part in it.
    threadKey:
      (refused === null || message.post !== undefined) && root !== null ? root : `message:${message.id}`,
    possiblyRelated: message.post === undefined ? refused : (message.post.related ?? threads.meets(message)),
  }
}

interface Candidate {
  conversationId: string
  /** What named it. */
  ref: string | null
  /** It was named before it arrived. */
  late: boolean
}

function* candidates(threads: Threads, message: Threadable): Generator<Candidate> {
  for (const conversationId of message.tokenConversationIds) {
    if (threads.has(conversationId)) yield { conversationId, ref: null, late: false }
  }
  for (const ref of message.parentRefs) {
    const conversationId = threads.find(ref)
    if (conversationId !== undefined) yield { conversationId, ref, late: false }
  }
  const naming = message.ownRef === null ? undefined : threads.find(message.ownRef)
  if (naming !== undefined) yield { conversationId: naming, ref: message.ownRef, late: true }
}

/** In a public thread everybody can speak: what stands right below or above what was said to us belongs to it. */
const isAmid = (threads: Threads, { conversationId, ref, late }: Candidate) =>
  late || (ref !== null && threads.inside(ref) === conversationId)

function takesPart(threads: Threads, message: Threadable, { conversationId, ref, late }: Candidate): boolean {
  if (message.direction === 'out') return true
  const { participants, domains } = threads.of(conversationId)
  if (participants.has(message.sender)) return true
  if (message.post !== undefined) return ref !== null && ref === message.post.room
  if (domains.has(domainOf(message.sender))) return true
  // A parent that arrives after its answer: those who answered it are the ones it was written to.
  return late && message.recipients.some((recipient) => participants.has(recipient))
}

type Threads = ReturnType<typeof openThreads>

function openThreads(known: KnownThreads) {
  const refs = new Map(known.refs)
  const inside = new Map(known.inside)
  const members = new Map<string, { participants: Set<string>; domains: Set<string> }>()
  const join = (conversationId: string, people: readonly string[]) => {
    const { participants, domains } = members.get(conversationId) ?? {
      participants: new Set<string>(),
      domains: new Set<string>(),
    }
    for (const person of people) {
      participants.add(person)
      const domain = domainOf(person)
      if (isOrganisation(domain)) domains.add(domain)
    }
    members.set(conversationId, { participants, domains })
  }
  for (const { id, participants } of known.conversations) join(id, participants)
  const nobody = { participants: new Set<string>(), domains: new Set<string>() }

  return {
    inside: (ref: string) => inside.get(ref) ?? null,
    /** The conversation of what it answers directly. */
    meets: ({ parentRefs: [parent] }: Threadable) =>
      parent === undefined ? null : (inside.get(parent) ?? null),
    has: (conversationId: string) => members.has(conversationId),
    of: (conversationId: string) => members.get(conversationId) ?? nobody,
    find: (ref: string) => {
      const conversationId = refs.get(ref)
      return conversationId !== undefined && members.has(conversationId) ? conversationId : undefined
    },
    place(message: Threadable, conversationId: string) {
      join(
        conversationId,
        message.direction === 'in' ? [message.sender, ...message.recipients] : message.recipients,
      )
      for (const ref of message.parentRefs) if (fit(ref) && !refs.has(ref)) refs.set(ref, conversationId)
      if (message.ownRef === null || !fit(message.ownRef)) return
      refs.set(message.ownRef, conversationId)
      inside.set(message.ownRef, conversationId)
    },
  }
}

/** By time, but never an answer before what it answers. */
function parentsFirst(messages: readonly Threadable[]): Threadable[] {
  const byTime = [...messages].sort(
    (a, b) => a.sentAt.getTime() - b.sentAt.getTime() || (a.id < b.id ? -1 : 1),
  )
  const byRef = new Map(byTime.map((message) => [message.ownRef, message]))
  const ordered = new Set<Threadable>()
  const started = new Set<Threadable>()
  const visit = (message: Threadable) => {
    if (started.has(message)) return
    started.add(message)
    for (const ref of message.parentRefs.toReversed()) {
      const parent = byRef.get(ref)
      if (parent !== undefined) visit(parent)
    }
    ordered.add(message)
  }
  for (const message of byTime) visit(message)
  return [...ordered]
}
