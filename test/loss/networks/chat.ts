import { createCallWay, createOutbox } from '../call-way.ts'
import type { OpenNetwork } from '../network.ts'

const secret = 'a secret of the chat that is long enough'

/** Visitors of a page, whose widget keeps what they write until it was taken, under an id of its own. */
export const openChat: OpenNetwork = async () => {
  const way = createCallWay()
  const outbox = createOutbox()
  const tokens = new Map<number, string>()
  let room = ''

  const post = async (path: string, body: object, token?: string) =>
    await way.post({
      url: `${room}${path}`,
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
  const enter = async (thread: number): Promise<boolean> => {
    const { status, text } = await post('/session', { name: `P${thread}` })
    if (status >= 300) return false
    tokens.set(thread, (JSON.parse(text) as { token: string }).token)
    return true
  }

  return {
    account: { settings: { title: 'The Shop' }, credentials: { secret, callKey: secret } },
    callAt: (at) => void ({ room } = at),
    say({ text, thread }) {
      const clientId = crypto.randomUUID()
      outbox.put(thread, async () => {
        if (!tokens.has(thread) && !(await enter(thread))) return false
        const { status } = await post(
          '/messages',
          { clientId, text, page: 'https://shop.test/' },
          tokens.get(thread),
        )
        return status < 300
      })
    },
    hurt: way.hurt,
    calm: way.calm,
    [Symbol.asyncDispose]: outbox[Symbol.asyncDispose],
  }
}
