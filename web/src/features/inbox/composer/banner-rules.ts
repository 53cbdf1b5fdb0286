import type { Channel, Conversation } from '@hubbub/contracts'

export type Banner =
  | { kind: 'forbidden' }
  | { kind: 'disconnected'; channel: string }
  | { kind: 'blocked'; contact: string }
  | { kind: 'failing'; channel: string; error: string | null }
  | { kind: 'typing'; names: string[] }
  | { kind: 'not-yours'; assignee: string | null }

export interface Situation {
  mode: 'reply' | 'note'
  canSend: boolean
  channel: Pick<Channel, 'name' | 'enabled' | 'health' | 'lastError'> | undefined
  contact: { name: string; isBlocked: boolean }
  /** The others who are typing here. */
  typing: readonly string[]
  assignee: Conversation['assignee']
  memberId: string
  canAssign: boolean
  hasText: boolean
}

/** What one must know before answering, the weightiest first. */
export function bannersFor(now: Situation): Banner[] {
  if (now.mode === 'note') return now.canSend ? [] : [{ kind: 'forbidden' }]
  if (!now.canSend) return [{ kind: 'forbidden' }]
  const banners: Banner[] = []
  if (now.channel && !now.channel.enabled) banners.push({ kind: 'disconnected', channel: now.channel.name })
  if (now.contact.isBlocked) banners.push({ kind: 'blocked', contact: now.contact.name })
  if (banners.length > 0) return banners
  if (now.channel && (now.channel.health === 'failing' || now.channel.health === 'needs-sign-in')) {
    banners.push({ kind: 'failing', channel: now.channel.name, error: now.channel.lastError })
  }
  // Only where two would answer at once.
  if (now.hasText && now.typing.length > 0) banners.push({ kind: 'typing', names: [...now.typing] })
  if (now.hasText && now.canAssign && now.assignee?.id !== now.memberId) {
    banners.push({ kind: 'not-yours', assignee: now.assignee?.name ?? null })
  }
  return banners
}

const stops: ReadonlySet<Banner['kind']> = new Set(['forbidden', 'disconnected', 'blocked'])

/** Whether nothing can be sent as things stand. */
export const isStopped = (banners: readonly Banner[]): boolean => banners.some(({ kind }) => stops.has(kind))
