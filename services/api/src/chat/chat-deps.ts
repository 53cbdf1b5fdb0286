import type { Secrets } from '@hubbub/domain'
import type { VisitorTokens } from '@hubbub/runtime'
import type { ApiDeps } from '../deps.ts'
import type { RequestLimits } from '../limits/create-request-limits.ts'
import type { ClientIp } from '../middleware/client-ip.ts'
import type { ChatHub } from './create-hub.ts'

/** What stands behind the door to visitors. */
export interface ChatDeps extends Pick<
  ApiDeps,
  'blobs' | 'channels' | 'clock' | 'database' | 'ids' | 'settings' | 'signals' | 'store'
> {
  clientIp: ClientIp
  limits: RequestLimits
  secrets: Secrets
  /** Of our own pages, which are welcome in every chat. */
  origins: readonly string[]
  tokens: VisitorTokens
  hub: ChatHub
}
