import { createIdTokens } from './id-tokens.ts'
import type { Keyring } from './keyring.ts'

export type AlertLinks = ReturnType<typeof createAlertLinks>

/** Links in what people are told outside: to a page, and by which they take what they are told of, signed for them. */
export function createAlertLinks(keyring: Keyring, publicUrl: string | null) {
  const tokens = createIdTokens(keyring, 'acknowledge')
  return {
    page: (path: string | null) =>
      path === null || publicUrl === null ? null : new URL(path, publicUrl).href,
    acknowledge: (workspaceId: string, noticeId: string) =>
      publicUrl === null
        ? null
        : new URL(`/acknowledge/${workspaceId}/${tokens.sign(noticeId)}`, publicUrl).href,
    /** The notice of a link that we signed, else null. */
    read: (token: string) => tokens.verify(token),
  }
}
