import type { Blobs } from '@hubbub/domain'
import type { ConfigOf } from '@hubbub/runtime'
import { createFolderBlobs } from './folder-blobs.ts'
import type { config } from './storage.config.ts'

/** The store the configuration asks for. The bucket's SDK is loaded only where there is one: it is large. */
export async function createBlobs(settings: ConfigOf<typeof config>): Promise<Blobs> {
  const { bucket } = settings
  if (bucket === undefined) return createFolderBlobs(settings.folder)
  const { createBucketBlobs } = await import('./s3-blobs.ts')
  return createBucketBlobs({ ...settings, bucket })
}
