import { createMailServer } from '@hubbub/simulators'
import { must, type OpenNetwork } from '../network.ts'

const address = 'care@shop.test'

/** Letters with answers to them, and a server that breaks connections, refuses to be signed in to and is renumbered. */
export const openEmail: OpenNetwork = async () => {
  const server = await createMailServer({ domain: 'shop.test', maxPerFolder: 1_000_000 })
  server.accounts.add(address, 'secret')
  const at = (port: number) => ({ host: '127.0.0.1', port, security: 'none' })
  const firsts = new Map<number, string>()
  let undo: (() => void)[] = []
  let counter = 0

  return {
    account: {
      settings: {
        address,
        fromName: 'The Shop',
        user: address,
        imap: at(server.imap.port),
        smtp: at(server.smtp.port),
      },
      credentials: { password: 'secret' },
    },
    own: [address],
    async say({ text, thread }) {
      counter += 1
      const id = `<letter-${counter}@post.test>`
      const first = firsts.get(thread)
      if (first === undefined) firsts.set(thread, id)
      await server.deliver(letter({ id, text, thread, first }), address)
    },
    hurt(random) {
      const choice = random.below(5)
      const uid = must(server.mailbox(address).at(-1)?.uid ?? 1)
      if (choice === 0) undo.push(server.fail({ on: 'imap-connect', times: 1 }))
      else if (choice === 1)
        undo.push(server.fail({ on: 'imap-login', message: 'Try again later', times: 1 }))
      else if (choice === 2) undo.push(server.fail({ on: 'imap-fetch', uid, message: null, times: 1 }))
      else if (choice === 3 && random.chance(0.2)) server.renumber(address)
      server.imap.disconnect()
    },
    calm() {
      for (const end of undo) end()
      undo = []
    },
    [Symbol.asyncDispose]: async () => await server[Symbol.asyncDispose](),
  }
}

function letter({
  id,
  text,
  thread,
  first,
}: {
  id: string
  text: string
  thread: number
  first?: string | undefined
}) {
  return [
    `Message-ID: ${id}`,
    `Date: ${new Date().toUTCString()}`,
    `From: P${thread} <speaker${thread}@post.test>`,
    `To: ${address}`,
    `Subject: ${first === undefined ? '' : 'Re: '}Order of ${thread}`,
    ...(first === undefined ? [] : [`In-Reply-To: ${first}`, `References: ${first}`]),
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
  ].join('\n')
}
