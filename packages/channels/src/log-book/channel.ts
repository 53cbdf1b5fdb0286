import { isCountry } from '@hubbub/contracts/phone'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelSession, KindInfo } from '../contract.ts'
import { defineChannel } from '../define-channel.ts'
import { form } from '../form.ts'

const settingsSchema = z.strictObject({
  /** The number that is called, or the place that is visited. */
  place: z.string().trim().max(120).default(''),
  /** Of numbers that are written without one. */
  country: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => code === '' || isCountry(code), 'Two letters, such as GB or DE')
    .default(''),
})

const info: KindInfo = {
  summary: 'Calls and visits: what customers say by telephone or in person, written down by your people.',
  group: 'phone',
  filledBy: 'people',
  offers: [],
  guide: [
    'There is nothing to connect. Once it is here, choose “Log a call or a visit” in a conversation, at a contact or in the palette.',
  ],
  guideUrl: null,
  fields: [
    form.text('settings.place', 'Number or place', {
      required: false,
      hint: 'Which telephone, or which shop; needed where there are several.',
    }),
    form.text('settings.country', 'Country of numbers written without one', {
      required: false,
      hint: 'Two letters, such as GB or DE. Without it numbers are written with + and their country.',
    }),
  ],
}

const nothing = async () => {
  throw new ChannelError({ class: 'rejected', message: 'Calls and visits are only written down' })
}

const createSession = (): ChannelSession => ({
  // Nobody but people of ours says anything here.
  async *pull() {},
  watch: nothing,
  send: nothing,
  lookupSent: async () => 'not-sent',
  read: nothing,
  async [Symbol.asyncDispose]() {},
})

export const createLogBookChannel = () =>
  defineChannel({
    kind: 'log-book',
    label: 'Calls and visits',
    form: 'post',
    info,
    settings: settingsSchema,
    credentials: z.strictObject({}),
    capabilities: { listen: false, watch: false, stream: false, reply: false, lookup: false },
    check: async () => ({
      ok: true,
      steps: [{ step: 'ready', ok: true, message: 'There is nothing to connect: it is ready' }],
    }),
    connect: createSession,
    address: ({ settings: { place } }) => place || 'Calls and visits',
    own: () => [],
    abilities: () => ({}),
    // By telephone one answers on the telephone.
    replyTerms: () => ({ ways: [], openUrl: null }),
  })
