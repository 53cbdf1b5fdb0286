import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
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
        throw isAbsent(error) ? missing(key, error) : error
      }
    },
    delete: async (key) => {
      refuseKey(key)
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }))
    },
  }
}

/** Stores name it in different ways, and an answer without a body bears its status alone; a missing bucket is no missing file. */
function isAbsent(error: unknown): boolean {
  if (!(error instanceof S3ServiceException) || error.name === 'NoSuchBucket') return false
  return error.name === 'NoSuchKey' || error.name === 'NotFound' || error.$metadata.httpStatusCode === 404
}
