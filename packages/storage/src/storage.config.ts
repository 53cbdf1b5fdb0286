import { defineConfig } from '@hubbub/runtime'
import { z } from 'zod'

export const config = defineConfig({
  folder: {
    doc: 'Folder that attachments are kept in, when no bucket is set. Every service and worker must see the same one.',
    env: 'ATTACHMENTS_DIR',
    schema: z.string().min(1),
    default: '.hubbub/attachments',
  },
  bucket: {
    doc: 'S3-compatible bucket for attachments; takes the place of the folder.',
    env: 'S3_BUCKET',
    schema: z.string().min(1).optional(),
    default: undefined,
  },
  endpoint: {
    doc: 'Address of the S3-compatible service; unset for Amazon S3 itself.',
    env: 'S3_ENDPOINT',
    schema: z.url().optional(),
    default: undefined,
  },
  region: { doc: 'Region of the bucket.', env: 'S3_REGION', schema: z.string().min(1), default: 'us-east-1' },
  accessKeyId: {
    doc: 'Access key for the bucket; unset to use the machine’s own role.',
    env: 'S3_ACCESS_KEY_ID',
    schema: z.string().optional(),
    default: undefined,
  },
  secretAccessKey: {
    doc: 'Secret that belongs to the access key.',
    env: 'S3_SECRET_ACCESS_KEY',
    schema: z.string().optional(),
    default: undefined,
    secret: true,
  },
})
