import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { Blobs } from '@hubbub/domain'
import { missing, refuseKey } from './keys.ts'

export interface BucketSettings {
  bucket: string
  endpoint: string | undefined
  region: string
  accessKeyId: string | undefined
  secretAccessKey: string | undefined
}

/** Objects in an S3-compatible bucket. */
export function createBucketBlobs(settings: BucketSettings): Blobs {
  const { bucket: Bucket, endpoint, region, accessKeyId, secretAccessKey } = settings
  const client = new S3Client({
    region,
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    ...(accessKeyId !== undefined &&
      secretAccessKey !== undefined && { credentials: { accessKeyId, secretAccessKey } }),
  })
  return {
    put: async (key, content, contentType) => {
      refuseKey(key)
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body: content, ContentType: contentType }))
    },
    get: async (key) => {
      refuseKey(key)
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key }))
        if (Body === undefined) throw missing(key)
        return Body.transformToWebStream()
      } catch (error) {
        if (error instanceof NoSuchKey) throw missing(key, error)
        throw error
      }
    },
    delete: async (key) => {
      refuseKey(key)
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }))
    },
  }
}
