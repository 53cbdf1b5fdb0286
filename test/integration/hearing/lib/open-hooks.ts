import { createPrinter, createReportPress } from '@hubbub/print'
import { apiConfig, startApi } from '@hubbub/api'
import { createAlertBots } from '@hubbub/channels'
import { createKeyring, loadConfig } from '@hubbub/runtime'
import type { Hearing } from './open-hearing.ts'

/** The API of the same desk, where networks call. */
export async function openHooks(desk: Hearing) {
  const ending = new AbortController()
  const { api: settings } = loadConfig({ api: apiConfig }, { API_PORT: '0', PUBLIC_URL: 'https://desk.test' })
  const part = desk.part()
  const api = await startApi(
    {
      ...part,
      settings: { ...settings, port: 0 },
      keyring: createKeyring([desk.clone.secret]),
      signals: part.producer.signals,
      queues: part.producer.queues,
      signThread: (id) => id,
      press: createReportPress(createPrinter()),
      mailer: null,
      alertBots: createAlertBots({ urls: {}, clock: part.clock }),
      demo: false,
      health: { check: async () => ({ status: 'ok', parts: [] }) },
    },
    ending.signal,
  )
  const at = (channelId: string) => `${api.url}/hooks/${channelId}`
  return {
    at,
    /** As the network does, signed. */
    call: async (body: string, { channelId = desk.channelId, signature = desk.network.sign(body) } = {}) =>
      await fetch(at(channelId), { method: 'POST', body, headers: { 'x-signature': signature } }),
    [Symbol.asyncDispose]: async () => {
      ending.abort()
      await api[Symbol.asyncDispose]()
    },
  }
}
