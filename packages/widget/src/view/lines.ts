import type { ChatMessage } from '@hubbub/contracts'
import { dayOf } from './times.ts'

export type Line =
  | { kind: 'day'; key: string; text: string }
  | { kind: 'message'; key: string; message: ChatMessage; first: boolean; last: boolean }
export type MessageLine = Extract<Line, { kind: 'message' }>

/** What one says within so long reads as one. */
const TOGETHER_MS = 5 * 60_000

export function linesOf(messages: readonly ChatMessage[], now: Date): Line[] {
  const lines: Line[] = []
  let day = ''
  for (const [index, message] of messages.entries()) {
    const today = dayOf(message.at, now)
    if (today !== day) lines.push({ kind: 'day', key: `day ${today} ${message.id}`, text: today })
    const isNewDay = today !== day
    day = today
    const first = isNewDay || !isTogether(messages[index - 1], message)
    const next = messages[index + 1]
    const last = next === undefined || !isTogether(message, next) || dayOf(next.at, now) !== today
    // By its client id it is the same line as while it was on its way.
    lines.push({ kind: 'message', key: message.clientId ?? message.id, message, first, last })
  }
  return lines
}

const isTogether = (before: ChatMessage | undefined, after: ChatMessage) =>
  before !== undefined &&
  before.from === after.from &&
  before.author === after.author &&
  Date.parse(after.at) - Date.parse(before.at) < TOGETHER_MS
