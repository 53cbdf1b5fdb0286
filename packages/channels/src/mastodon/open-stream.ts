import { createStreamingAPIClient, type mastodon } from 'masto'
import { type Dispatcher, WebSocket } from 'undici'
import { ChannelError } from '../channel-error.ts'

export interface StreamEnds {
  open: () => void
  /** masto would quietly open another socket, and nobody would know of what was missed between the two. */
  lost: (error: ChannelError) => void
}

export interface StreamOptions {
  streamingApiUrl: string
  accessToken: string
  agent: Dispatcher
}

/** masto's streaming client over a socket that connects only where the installation lets it. */
export function openStream({ agent, ...options }: StreamOptions, on: StreamEnds): mastodon.streaming.Client {
  const lost = (message: string) => on.lost(new ChannelError({ class: 'retry', message }))
  class Socket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, { protocols, dispatcher: agent })
      let isOpen = false
      // masto prints on the console, whatever its level, that a socket did not open.
      const withhold = (event: Event) => {
        if (!isOpen) event.stopImmediatePropagation()
      }
      this.addEventListener('open', () => {
        isOpen = true
        on.open()
      })
      this.addEventListener('close', (event) => {
        withhold(event)
        lost(`The stream was closed (${event.code})`)
      })
      this.addEventListener('error', (event) => {
        withhold(event)
        lost('The stream could not be opened')
      })
    }
  }
  return createStreamingAPIClient({ ...options, retry: false, implementation: Socket })
}
