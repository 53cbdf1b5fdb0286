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
  sweepSeconds: {
    doc: 'How often each worker looks in the database for work that the queue has lost.',
    env: 'SWEEP_SECONDS',
    schema: z.coerce.number().min(0.1).max(3600),
    default: 5,
  },
})
