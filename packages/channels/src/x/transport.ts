import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { type ITwitterApiClientPlugin, TweetStream, TwitterApi, type TwitterRateLimit } from 'twitter-api-v2'

/** X's own address, which the library has built in. */
const OWN_ROOT = 'https://api.x.com'

export interface XTransport {
  /** A client that speaks with this token. */
  as(token: string | { clientId: string; clientSecret?: string }): TwitterApi
  openStream(token: string, path: string, query: Readonly<Record<string, string>>): XByteStream
  root: string
}

/**
 * The library with its address in our hands. Every request has a connection of its own: one that was kept and died
 * unnoticed looks like one that broke while a message was on its way.
 */
export function createTransport(root: string): XTransport {
  const httpAgent = root.startsWith('https:') ? new HttpsAgent() : new HttpAgent()
  const settings = { httpAgent: httpAgent as HttpsAgent, plugins: [rebase(root)] }
  return {
    root,
    as: (token) =>
      typeof token === 'string' ? new TwitterApi(token, settings) : new TwitterApi(token, settings),
    openStream(token, path, query) {
      const url = new URL(`${root}/2/${path}`)
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      const headers = { authorization: `Bearer ${token}` }
      return new XByteStream({
        url,
        options: { method: 'GET', headers, agent: httpAgent },
        compression: 'identity',
      })
    },
  }
}

function rebase(root: string): ITwitterApiClientPlugin {
  const elsewhere = (url: string) => (url.startsWith(OWN_ROOT) ? root + url.slice(OWN_ROOT.length) : url)
  return {
    onBeforeRequestConfig({ params }) {
      params.url = elsewhere(params.url)
    },
    onBeforeStreamRequestConfig({ params }) {
      params.url = elsewhere(params.url)
    },
  }
}

/**
 * The library's stream without its parser, which decodes every chunk by itself and so breaks letters that a chunk
 * splits: the bytes are read by us.
 */
export class XByteStream extends TweetStream {
  protected override initEventsFromParser(): void {}
  protected override initEventsFromRequest(): void {}

  /** Opens it; rejects as any request does, with the limits that X named. */
  async open(): Promise<{ bytes: AsyncIterable<Uint8Array>; rateLimit: TwitterRateLimit | undefined }> {
    await this.connect({ autoReconnect: false, keepAliveTimeout: 'disable' })
    if (this.res === undefined) throw new Error('The stream has no body')
    return { bytes: this.res, rateLimit: undefined }
  }
}
