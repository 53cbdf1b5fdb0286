import { defineConfig, flag } from '@hubbub/runtime'
import { z } from 'zod'

export const config = defineConfig({
  allowPrivateHosts: {
    doc: 'Whether channels, webhooks that tell people, and outside scorers may be on servers of the private network. Switch it off where strangers can add them.',
    env: 'ALLOW_PRIVATE_HOSTS',
    schema: flag,
    default: true,
  },
  publicUrl: {
    doc: 'Where people open Hubbub, as the browser shows it. Links in mails begin with it, and writes are accepted from its pages only. Networks that call us call it.',
    env: 'PUBLIC_URL',
    schema: z.url({ protocol: /^https?$/, error: 'expected http:// or https:// and a host' }).optional(),
    default: undefined,
  },
  urls: {
    doc: 'Where the API of a network stands when not at its usual place: a JSON object from the kind of the channel to a URL.',
    env: 'CHANNEL_URLS',
    schema: z.preprocess(parseJson, z.record(z.string(), z.url({ protocol: /^https?$/ }))),
    default: {},
  },
})

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
