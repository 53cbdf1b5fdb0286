import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Channel, createChannels } from '@hubbub/channels'
import { createLogger } from '@hubbub/runtime'
import { fillForm } from './fill-form.ts'

/** What one kind of channel let out, in the words of people's screens and of jobs. */
export interface Tried {
  kind: string
  secrets: string[]
  /** What its check said, and what went wrong with its hearing: both are stored and shown. */
  shown: string[]
}

const log = createLogger('test')
const waitMs = 4_000

/** Every kind against a server that refuses, one that is broken and one that nobody can reach; logged as workers do. */
async function tryAll(): Promise<{ tried: Tried[]; unfilled: string[] }> {
  const results = (await Promise.all([401, 500, null].map(tryAt))).flat()
  const tried = results.filter((result) => typeof result !== 'string')
  return { tried, unfilled: [...new Set(results.filter((result) => typeof result === 'string'))] }
}

/** @returns the name alone of a kind whose form nobody could fill in. */
async function tryAt(status: number | null): Promise<(Tried | string)[]> {
  const server = createServer((request, response) => {
    request.resume()
    response
      .writeHead(status ?? 500, { 'content-type': 'application/json' })
      .end('{"error":"it does not work"}')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  if (status === null) server.close()
  const kinds = [...createChannels({ allowPrivateHosts: true, urls: {} }).keys()]
  const urls = Object.fromEntries(kinds.map((kind) => [kind, url]))
  const channels = [...createChannels({ allowPrivateHosts: true, urls }).values()]
  const results = await Promise.all(channels.map(async (channel) => await tryOne(channel, url)))
  server.closeAllConnections()
  server.close()
  return results
}

async function tryOne(channel: Channel, url: string): Promise<Tried | string> {
  const filled = fillForm(channel, url)
  if (filled === null) return channel.kind
  const { secrets, ...input } = filled
  const shown: string[] = []
  const note = (error: unknown) => {
    log.trace({ err: error, kind: channel.kind }, 'it went wrong')
    shown.push(error instanceof Error ? error.message : String(error))
  }
  await Promise.race([
    channel
      .check({ ...input, signal: AbortSignal.timeout(waitMs) })
      .then((check) => shown.push(JSON.stringify(check)), note),
    sleep(waitMs + 1_000),
  ])
  await Promise.race([hear(), sleep(waitMs + 1_000)])
  return { kind: channel.kind, secrets, shown }

  async function hear() {
    try {
      shown.push(channel.address(input), channel.door(input.settings), JSON.stringify(channel.own(input)))
      await using session = channel.connect(input)
      for await (const batch of session.pull({ cursor: null, signal: AbortSignal.timeout(waitMs) }))
        shown.push(JSON.stringify(batch.cursor))
    } catch (error) {
      note(error)
    }
  }
}

process.stderr.write(JSON.stringify(await tryAll()))
process.exit(0)
