import type { Import, ImportField, ImportState } from '@hubbub/contracts'

export const stateWords: Record<ImportState, string> = {
  uploading: 'Not whole',
  running: 'Reading',
  stopped: 'Stopped',
  done: 'Done',
  undone: 'Taken back',
}

export const stateTones = {
  uploading: 'warning',
  running: 'info',
  stopped: 'warning',
  done: 'success',
  undone: 'neutral',
} as const satisfies Record<ImportState, string>

export const fieldWords: Record<ImportField, string> = {
  text: 'What was said',
  author: 'The customer',
  sentAt: 'When',
  name: 'The customer’s name',
  direction: 'In or out',
  subject: 'Subject',
  thread: 'Conversation',
  externalId: 'Its id',
  url: 'Link',
}

export const needed: readonly ImportField[] = ['text', 'author', 'sentAt']

/** What became of what was read; the rest of it was here already. */
export function tallyWords({ read, refused, stored, state }: Import): string {
  const known = Math.max(0, read - refused - stored)
  const parts = [`${stored.toLocaleString()} stored`]
  if (state !== 'undone' && known > 0) parts.push(`${known.toLocaleString()} already there`)
  if (refused > 0) parts.push(`${refused.toLocaleString()} refused`)
  return parts.join(' · ')
}
