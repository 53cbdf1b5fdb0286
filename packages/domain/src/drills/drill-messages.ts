import type { InboundMessage, RecordingLine } from '@hubbub/contracts'
import type { KeptDrill } from '../ports/drills.ts'
import { drillAccount } from './drill-accounts.ts'

const DAY_MS = 86_400_000
/** People are awake for so long, and speak then. */
const AWAKE_MS = 15 * 3_600_000

interface Said {
  line: RecordingLine
  externalId: string
  sentAt: Date
}

/** The lines of a stretch, as they would have been said. */
export const saidLines = (
  { recording: { lines } }: KeptDrill,
  { from, to, at }: { from: number; to: number; at: (second: number) => Date },
): Said[] =>
  lines.slice(from, to).map((line) => ({
    line,
    externalId: `drill-${line.number}`,
    sentAt: at(line.at),
  }))

/** The days before the start: the calm of the recording again and again, spread over each day and the same every time. */
export function saidBefore({ recording: { head, calm }, createdAt }: KeptDrill): Said[] {
  const { days, perDay } = head.before
  const said: Said[] = []
  for (let day = days; day >= 1; day -= 1)
    for (let count = 0; count < perDay; count += 1) {
      const number = (days - day) * perDay + count
      const line = calm[number % calm.length]
      if (line === undefined) continue
      const spread = ((count + fraction(number)) / perDay) * AWAKE_MS
      const sentAt = new Date(createdAt.getTime() - day * DAY_MS + spread)
      said.push({ line, externalId: `before-${number + 1}`, sentAt })
    }
  return said
}

/** Between 0 and 1, without order and always the same. */
const fraction = (number: number) => ((number * 2_654_435_761) % 4_294_967_296) / 4_294_967_296

export function drillMessage({ line, externalId, sentAt }: Said, brand: string): InboundMessage {
  const { network, author, text, toUs, reposts } = line
  const us = drillAccount(network, brand).account
  return {
    externalId,
    direction: 'in',
    author: {
      kind: network,
      value: author.handle.toLowerCase(),
      name: author.name,
      handle: author.handle,
      followers: author.followers,
    },
    subject: null,
    text,
    trimmedText: text,
    html: null,
    sentAt,
    thread: { ownRef: externalId, parentRefs: [], tokens: [] },
    mail: null,
    post: {
      form: reposts === undefined ? 'post' : 'repost',
      audience: 'public',
      url: null,
      place: null,
      to: toUs ? [{ kind: network, value: us.id, name: us.name }] : [],
      repeats: reposts === undefined ? null : `drill-${reposts}`,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: {},
    },
    addressed: toUs,
    attachments: [],
    raw: new TextEncoder().encode(JSON.stringify(line)),
  }
}
