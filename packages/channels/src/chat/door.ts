import { randomBytes } from 'node:crypto'
import type { ChatView } from '@hubbub/contracts'
import type { VisitorDoor } from '../visitors.ts'
import { type ChatCredentials, type ChatSettings, limits } from './config.ts'
import { hoursAt, parseHours } from './hours.ts'
import { roomOf } from './mapper.ts'
import { readForm } from './read-form.ts'
import { signCall } from './sign-call.ts'
import { isVouched } from './vouch.ts'

/** Time enough to put a new secret onto every server that signs. */
const FORMER_MS = 24 * 3_600_000

export const chatDoor: VisitorDoor<ChatSettings, ChatCredentials> = {
  view,
  isWelcome: ({ origins }, origin) => origins.length === 0 || origins.includes(origin),
  isVouched,
  sign: ({ callKey }, visitor, body) => signCall(callKey, visitor, body),
  read: readForm,
  roomOf,
  renewSecret(credentials, now) {
    const secret = randomBytes(32).toString('hex')
    const until = new Date(now.getTime() + FORMER_MS).toISOString()
    return { secret, credentials: { ...credentials, secret, former: { secret: credentials.secret, until } } }
  },
}

function view(settings: ChatSettings, now: Date): ChatView {
  const { title, greeting, away, color, theme, side, askName, askEmail, timeZone, patience, files } = settings
  const { open, opensAt } = hoursAt(settings.hours.flatMap(parseHours), now, timeZone)
  return {
    title,
    greeting,
    away,
    color,
    theme,
    side,
    ask: { name: askName, email: askEmail },
    open,
    opensAt: opensAt?.toISOString() ?? null,
    timeZone,
    patienceSeconds: patience === 0 ? null : patience * 60,
    fileBytes: files ? limits.fileBytes : null,
    textLimit: limits.text,
    names: settings.names,
  }
}
