import { parentPort } from 'node:worker_threads'
import { type ReadContext, type ReadMail, readMail, type ReadMode } from './read-mail.ts'

export interface ReadTask {
  raw: Uint8Array
  context: ReadContext
  mode: ReadMode
}
export type ReadReply =
  | { type: 'ready' }
  | { type: 'read'; message: ReadMail }
  | { type: 'failed'; reason: string }

const port = parentPort
if (!port) throw new Error('This file is the body of a worker thread')

// @NOTE imports no package of ours: each thread would pay for all that package loads
async function run({ raw, context, mode }: ReadTask): Promise<ReadReply> {
  try {
    return { type: 'read', message: await readMail(raw, context, mode) }
  } catch (error) {
    return { type: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}

port.on('message', (task: ReadTask) => {
  void run(task).then((reply) => {
    const contents =
      reply.type === 'read' ? reply.message.attachments.map(({ content }) => content.buffer) : []
    port.postMessage(reply, contents as ArrayBuffer[])
  })
})
port.postMessage({ type: 'ready' } satisfies ReadReply)
