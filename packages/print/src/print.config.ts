import { defineConfig } from '@hubbub/runtime'
import { z } from 'zod'

export const config = defineConfig({
  chromiumPath: {
    doc: 'The Chromium that makes PDFs; unset for the one that comes along, or else the system’s.',
    env: 'CHROMIUM_PATH',
    schema: z.string().min(1).optional(),
    default: undefined,
  },
})
