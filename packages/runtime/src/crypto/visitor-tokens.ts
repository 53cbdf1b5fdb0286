import type { Keyring } from './keyring.ts'
import { createTokenSigner } from './token-signer.ts'

/** As long as somebody comes back within it, they are known. */
const LIFE_MS = 90 * 24 * 3_600_000

export interface Named {
  visitorId: string
  /** Must be that of the visitor. */
  epoch: number
}

/** Names a visitor of one chat; nobody else can make it, and it ends. Given to their browser, and to their mail. */
export function createVisitorTokens(keyring: Keyring) {
  const signer = createTokenSigner(keyring)
  const purpose = (channelId: string) => `chat visitor ${channelId}`
  return {
    issue: (channelId: string, { visitorId, epoch }: Named, now: Date, lifeMs = LIFE_MS): string =>
      signer.signToken(purpose(channelId), `${visitorId}:${epoch}:${now.getTime() + lifeMs}`),
    read(channelId: string, token: string, now: Date): Named | null {
      const [visitorId = '', epoch, until] = (signer.verifyToken(purpose(channelId), token) ?? '').split(':')
      return Number(until) > now.getTime() ? { visitorId, epoch: Number(epoch) } : null
    },
    /** The address of a file for whoever is shown it, for a while. */
    linkFile: (channelId: string, { visitorId, fileId, until }: FileLink): string =>
      signer.signToken(`chat file ${channelId}`, `${visitorId}:${fileId}:${until}`),
    readFile(channelId: string, token: string, now: Date): FileLink | null {
      const parts = (signer.verifyToken(`chat file ${channelId}`, token) ?? '').split(':')
      const [visitorId = '', fileId = '', until] = parts
      return Number(until) > now.getTime() ? { visitorId, fileId, until: Number(until) } : null
    },
  }
}

export interface FileLink {
  visitorId: string
  fileId: string
  /** Milliseconds since 1970. */
  until: number
}

export type VisitorTokens = ReturnType<typeof createVisitorTokens>
