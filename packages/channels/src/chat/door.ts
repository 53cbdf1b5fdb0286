import { randomBytes } from 'node:crypto'
import type { ChannelShare, ChatView } from '@hubbub/contracts'
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
  share,
  roomOf,
  renewSecret(credentials, now) {
    const secret = randomBytes(32).toString('hex')
    const formerUntil = new Date(now.getTime() + FORMER_MS).toISOString()
    const former = { secret: credentials.secret, until: formerUntil }
    return { secret, formerUntil, credentials: { ...credentials, secret, former } }
  },
}

function view(settings: ChatSettings, now: Date): ChatView {
  const { title, greeting, away, color, theme, side, askName, askEmail, timeZone, files } = settings
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
    fileBytes: files ? limits.fileBytes : null,
    textLimit: limits.text,
    names: settings.names,
  }
}

function share({ id, publicUrl }: { id: string; publicUrl: string }): ChannelShare[] {
  const script = new URL('/chat/widget.js', publicUrl).href
  return [
    {
      label: 'For your pages',
      hint: 'Put this line into every page that shall show the chat, just before </body>.',
      value: `<script src="${script}" data-chat="${id}" async></script>`,
      form: 'code',
    },
    {
      label: 'A page of its own',
      hint: 'For mails, profiles and everywhere else where a link can stand.',
      value: new URL(`/chat/${id}`, publicUrl).href,
      form: 'link',
    },
  ]
}
