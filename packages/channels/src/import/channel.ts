import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelSession } from '../contract.ts'
import { defineChannel } from '../define-channel.ts'
import { createMailReader } from '../email/read/mail-reader.ts'
import { type ImportSettings, info, settingsSchema, US } from './config.ts'
import { pullImports } from './pull-imports.ts'
import { readOne } from './read-items.ts'

// @NOTE one for all files of the process: threads cost memory, start on the first mail and end when idle
const reader = createMailReader()

export const createImportChannel = () =>
  defineChannel({
    kind: 'import',
    label: 'Imported history',
    form: 'post',
    info,
    settings: settingsSchema,
    credentials: z.strictObject({}),
    capabilities: { listen: true, watch: false, stream: false, reply: false, lookup: false },
    check: async () => ({
      ok: true,
      steps: [{ step: 'ready', ok: true, message: 'Choose a file under Settings, Import' }],
    }),
    connect: ({ settings }, context) => createSession(settings, context),
    address: ({ settings: { own, key } }) => `${own[0] ?? 'Imported history'} (${key})`,
    own: ({ settings }) => [...settings.own, US],
    abilities: () => ({}),
    replyTerms: () => ({ ways: [], openUrl: null }),
  })

function createSession(settings: ImportSettings, { clock, imports }: ChannelContext): ChannelSession {
  const now = () => clock.now()
  const nothing = async () => {
    throw new ChannelError({ class: 'rejected', message: 'What was imported is only read' })
  }
  return {
    async *pull(input) {
      if (imports !== null) yield* pullImports({ desk: imports, reader, settings, now }, input)
    },
    watch: nothing,
    send: nothing,
    lookupSent: async () => 'not-sent',
    async read(raw) {
      const read = await readOne({ reader, settings, now }, raw)
      if (!read.ok) return read
      // Which file it came from is no longer known; that it is of the past is.
      return { ok: true, message: { ...read.message, imported: { id: 'again', open: false } } }
    },
    async [Symbol.asyncDispose]() {},
  }
}
