import type { OwnPost, PostReply } from '@hubbub/contracts'
import type { Scope } from '../rules/visibility.ts'

/** What our accounts said to everybody, and what was said below it. */
export interface PostRepository {
  /** Newest first; what was taken back is not there. `after` comes from the page before. */
  list(
    scope: Scope,
    query: { channelId?: string | undefined; limit: number; after: unknown },
  ): Promise<{ items: OwnPost[]; next: unknown }>
  /** One that was taken back is found. */
  find(scope: Scope, id: string): Promise<OwnPost | null>
  /** Whoever may see it. */
  findByClientId(clientId: string): Promise<OwnPost | null>
  /** Newest first, of what the scope may see. */
  replies(scope: Scope, id: string, limit: number): Promise<PostReply[]>
}
