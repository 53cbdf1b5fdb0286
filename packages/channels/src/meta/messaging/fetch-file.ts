import type { GraphClient } from '../graph-client.ts'

/** What is fetched of what customers send. */
const MAX_BYTES = 50_000_000

export type FetchFile = ReturnType<typeof createFetchFile>

/** Files stand at an address that is open to whoever knows it, for a time. */
export const createFetchFile =
  ({ download }: Pick<GraphClient, 'download'>) =>
  async (url: string, signal?: AbortSignal) =>
    await download(url, { maxBytes: MAX_BYTES, open: true, signal })
