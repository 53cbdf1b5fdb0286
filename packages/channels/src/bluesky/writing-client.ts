import type { Agent } from '@atproto/api'
import type { StrongRef } from './api-types.ts'
import { createRichText, type OpenAgent } from './atproto.ts'
import type { Ask } from './create-ask.ts'

export interface NewPost {
  text: string
  createdAt: Date
  reply: { root: StrongRef; parent: StrongRef } | null
  images: { bytes: Uint8Array; type: string; alt: string }[]
}

export function createWritingClient({ agent, ask }: { agent: OpenAgent; ask: Ask }) {
  return {
    async publish({ text, createdAt, reply, images }: NewPost, signal?: AbortSignal) {
      const rich = await createRichText(text)
      await ask(async () => await rich.detectFacets(await agent()), { signal })
      const blobs = []
      for (const { bytes, type, alt } of images) {
        const { data } = await ask(async () => await (await agent()).uploadBlob(bytes, { encoding: type }), {
          signal,
        })
        blobs.push({ image: data.blob, alt })
      }
      const record = {
        text: rich.text,
        createdAt: createdAt.toISOString(),
        ...(rich.facets && { facets: rich.facets }),
        ...(reply && { reply }),
        ...(blobs.length > 0 && { embed: { $type: 'app.bsky.embed.images', images: blobs } }),
      }
      return await ask(async () => await (await agent()).post(record as Parameters<Agent['post']>[0]), {
        signal,
        sends: true,
      })
    },
    like: async ({ uri, cid }: StrongRef) =>
      void (await ask(async () => await (await agent()).like(uri, cid))),
    unlike: async (like: string) => await ask(async () => await (await agent()).deleteLike(like)),
    remove: async (uri: string) => await ask(async () => await (await agent()).deletePost(uri)),
  }
}
