import { createHash } from 'node:crypto'
import type { Channel } from '@hubbub/channels'

type Values = Record<string, unknown>

export interface Filled {
  settings: Values
  credentials: Values
  /** Every value that nobody may see. */
  secrets: string[]
}

const shapes: readonly ((secret: string) => unknown)[] = [
  (secret) => secret,
  (secret) => `4242:${secret}`,
  (secret) => `xoxb-${secret}`,
  (secret) => `xapp-${secret}`,
  (secret) => createHash('md5').update(secret).digest('hex'),
  (secret) => `${Buffer.from(secret).toString('base64url').slice(0, 24)}.GaBcDe.${secret}`,
  (secret) => `whsec_${Buffer.from(secret).toString('base64')}`,
]

/**
 * The form of a kind of channel as a person would fill it in, found by trying what its own schemas take. Null where no
 * guess fits.
 */
export function fillForm({ kind, info, settings, credentials }: Channel, url: string): Filled | null {
  const { host, hostname, port } = new URL(url)
  const server = { host: hostname, port: Number(port), security: 'none' }
  const socket = url.replace('http', 'ws')
  const one = [url, socket, 'shop', 'shop@shop.test', 'shop.test', '123456789012345678', 'acme/shop']
  const other = ['+15005550006', `AC${'0'.repeat(32)}`, host, 'brand', server, 1, true]
  const guesses = [...one, ...other, ['brand'], ['acme/shop'], [url]]
  const secretOf = (path: string) => `${kind}-${path}-that-is-not-to-be-seen-0123456789`.replaceAll('.', '-')
  const fields = info.fields.filter(({ path }) => path.startsWith('credentials.'))
  const given = fill(
    credentials,
    fields.map(({ path }) => path.slice(12)),
    (path) => shapes.map((shape) => shape(secretOf(path))),
  )
  const wanted = info.fields.filter(
    ({ path, required }) => path.startsWith('settings.') && (required || /url|service|instance/i.test(path)),
  )
  const chosen = fill(
    settings,
    wanted.map(({ path }) => path.slice(9)),
    () => guesses,
  )
  if (given === null || chosen === null) return null
  return { settings: chosen, credentials: given, secrets: textsIn(given).filter((text) => text.length > 20) }
}

/** One value after the other, each by the first guess that its schema has nothing against. */
function fill(
  schema: Channel['settings'],
  named: readonly string[],
  guessesFor: (path: string) => readonly unknown[],
): Values | null {
  const values: Values = {}
  const wrong = () => schema.safeParse(values).error?.issues.map(({ path }) => String(path[0])) ?? []
  const open = new Set(named.map((name) => name.split('.')[0] ?? name))
  for (let rounds = 0; rounds < 3; rounds += 1) {
    // Some things are asked for only once the rest fits.
    for (const path of wrong()) open.add(path)
    for (const path of open) {
      open.delete(path)
      for (const guess of guessesFor(path)) {
        values[path] = guess
        if (!wrong().includes(path)) break
      }
      if (wrong().includes(path)) delete values[path]
    }
  }
  return schema.safeParse(values).success ? values : null
}

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
