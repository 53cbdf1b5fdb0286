import { defineConfig } from '@hubbub/runtime'
import { z } from 'zod'

export const config = defineConfig({
  redisUrl: {
    doc: 'Redis for queues, sockets and rate limits once there are several processes: redis:// or rediss://; several addresses with commas form a cluster. Unset: PostgreSQL does it.',
    env: 'REDIS_URL',
    schema: z
      .string()
      .regex(/^rediss?:\/\/[^,\s]+(?:,rediss?:\/\/[^,\s]+)*$/, 'must be redis:// or rediss:// addresses')
      .optional(),
    default: undefined,
    secret: true,
  },
})
