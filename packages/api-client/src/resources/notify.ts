import type { addNotifyPush, addNotifyWebhook, setOwnNotify } from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { NotifyApi } from '../shapes/escalations.ts'
import { type JsonBody, type Transport, done, read } from '../transport.ts'

/** How one is told oneself. */
export function notifyClient(transport: Transport, base: string) {
  const at = hc<NotifyApi>(base, transport.options())['own-notify']
  return {
    get: (signal?: AbortSignal) => read(at.$get({}, transport.options(signal))),
    set: (preference: JsonBody<typeof setOwnNotify>) => read(at.$put({ json: preference })),
    addWebhook: (input: JsonBody<typeof addNotifyWebhook>) => read(at.webhooks.$post({ json: input })),
    addBrowser: (input: JsonBody<typeof addNotifyPush>) => read(at.browsers.$post({ json: input })),
    startTelegram: () => read(at.telegram.$post({})),
    switch: (id: string, enabled: boolean) =>
      read(at.ways[':id'].$patch({ param: { id }, json: { enabled } })),
    remove: (id: string) => done(at.ways[':id'].$delete({ param: { id } })),
    /** By mail where no way is named. */
    test: (wayId?: string) => read(at.tests.$post({ json: wayId === undefined ? {} : { wayId } })),
    testResult: (id: string) => read(at.tests[':id'].$get({ param: { id } })),
  }
}
