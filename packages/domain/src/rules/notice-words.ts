import type { NoticeTopic, StoredEvent } from '@hubbub/contracts'
import type { NewNotice, NoticedConversation, NoticedGap } from '../ports/notices.ts'

/** What an event gives to tell of, before it is known in whose words. */
export interface Wanted {
  topic: NoticeTopic
  key: string
  subject: string
  state: string | null
  at: Date
}

/** Of a channel that is only waiting for its network nobody needs to know. */
const toldHealth = new Set(['needs-sign-in', 'failing', 'stopped', 'quiet', 'connected'])

/** Null where it is nothing that people are told of outside. */
export function wantedOf({ id, type, subjectId, version, data, at }: StoredEvent): Wanted | null {
  const plain = { key: id, subject: subjectId, state: null, at }
  switch (type) {
    case 'channel.updated': {
      const { health } = data
      if (typeof health !== 'string' || !toldHealth.has(health)) return null
      return { ...plain, topic: 'channel-health', state: health }
    }
    case 'conversation.created':
      return { ...plain, topic: 'conversation-new' }
    case 'conversation.updated': {
      const { assigneeId = null, formerAssigneeId } = data.audience ?? {}
      const isNew = assigneeId !== null && formerAssigneeId !== undefined && assigneeId !== formerAssigneeId
      return isNew ? { ...plain, topic: 'conversation-assigned' } : null
    }
    case 'dead-letter.updated':
      // Later ones tell that it was dealt with.
      return version === 1 ? { ...plain, topic: 'dead-letter' } : null
    default:
      return null
  }
}

/** That all is well is news only where it was not. */
export function isNews({ state }: Pick<Wanted, 'state'>, last: string | null): boolean {
  if (state === null) return true
  return state === 'connected' ? last !== null && last !== 'connected' : state !== last
}

const healthWords: Readonly<Record<string, string>> = {
  'needs-sign-in': 'needs somebody to sign in',
  failing: 'is failing',
  stopped: 'was stopped by its budget',
  quiet: 'is unusually quiet',
  connected: 'is connected again',
}

type Said = Pick<NewNotice, 'words' | 'path'>

export function healthSaid(
  channel: { id: string; name: string; lastError: string | null },
  state: string | null,
): Said {
  const why = state !== 'connected' && channel.lastError !== null ? `: ${short(channel.lastError)}` : ''
  const words = `Channel “${short(channel.name, 80)}” ${healthWords[state ?? ''] ?? state}${why}`
  return { words, path: `/settings/channels/${channel.id}` }
}

export const gapSaid = ({ channel, channelId, from, to, reason }: NoticedGap): Said => ({
  words: `Channel “${short(channel, 80)}” may have missed something between ${time(from)} and ${time(to)} UTC: ${short(reason)}`,
  path: `/settings/channels/${channelId}`,
})

const named = ({ number, subject, contact, channel }: NoticedConversation) =>
  `#${number} “${short(subject, 80) || 'without a subject'}” with ${short(contact, 60)} (${short(channel, 60)})`
export const pathOf = ({ id }: { id: string }) => `/inbox/${id}`

export const newSaid = (conversation: NoticedConversation): Said => ({
  words: `New conversation ${named(conversation)}`,
  path: pathOf(conversation),
})

export const assignedSaid = (conversation: NoticedConversation): Said => ({
  words: `${named(conversation)} was assigned to ${short(conversation.assignee ?? 'somebody', 60)}`,
  path: pathOf(conversation),
})

export const waitingSaid = (conversation: NoticedConversation, now: Date): Said => ({
  words: `${named(conversation)} has waited for an answer for ${span(conversation.waitingSince, now)}`,
  path: pathOf(conversation),
})

export const letterSaid = ({ job, error }: { job: string; error: string }): Said => ({
  words: `A job failed for good: ${short(job, 60)}: ${short(error)}`,
  path: '/system',
})

const time = (date: Date) => date.toISOString().slice(0, 16).replace('T', ' ')

function span(since: Date | null, now: Date): string {
  const minutes = since === null ? 0 : Math.round((now.getTime() - since.getTime()) / 60_000)
  if (minutes < 90) return `${minutes} minutes`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`
}

/** One line, as long as people read. */
function short(text: string, max = 200): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= max
    ? line
    : `${line
        .slice(0, max - 1)
        .toWellFormed()
        .trimEnd()}…`
}

/** What every place takes: Discord no more than 2,000 characters, after signs are written out. */
const MAX_TEXT = 1_700

/** All that is told at once, one line each; what there is no room for is counted. */
export function bundleText(notices: readonly Said[], publicUrl: string | null): string {
  const lines: string[] = []
  let length = 0
  for (const { words, path } of notices) {
    const link = path === null || publicUrl === null ? '' : ` ${new URL(path, publicUrl).href}`
    const line = `${notices.length > 1 ? '• ' : ''}${words}${link}`
    length += line.length + 1
    if (length > MAX_TEXT && lines.length > 0) break
    lines.push(line)
  }
  const left = notices.length - lines.length
  return [...lines, ...(left > 0 ? [`… and ${left} more`] : [])].join('\n')
}
