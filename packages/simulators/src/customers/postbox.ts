import { sleep } from '@hubbub/runtime'
import { createTransport } from 'nodemailer'
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'

/** Posts letters one after the other, each until the server has taken it, and none after it is closed. */
export function createPostbox(smtp: { host: string; port: number }, retryMs: number) {
  const transport = createTransport({ ...smtp, ignoreTLS: true, name: 'customers.example' })
  const closing = new AbortController()
  const { signal } = closing
  let queue: Promise<unknown> = Promise.resolve()

  async function insist(letter: MailComposerOptions): Promise<boolean> {
    while (!signal.aborted) {
      const sent = await transport.sendMail(letter).then(
        () => true,
        () => false,
      )
      if (sent) return true
      await sleep(retryMs, signal)
    }
    return false
  }

  return {
    /** @returns whether the letter has left. */
    post(letter: MailComposerOptions): Promise<boolean> {
      const posted = queue.then(() => insist(letter))
      queue = posted
      return posted
    },
    async close() {
      closing.abort()
      await queue
      transport.close()
    },
  }
}
