import { defineConfig } from '@hubbub/runtime'
import { z } from 'zod'

export const config = defineConfig({
  rescanSeconds: {
    doc: 'How often every mailbox is looked through even though nothing has announced itself.',
    env: 'RESCAN_SECONDS',
    schema: z.coerce.number().min(1).max(86_400),
    default: 60,
  },
})
