import { defineConfig, port } from '@hubbub/runtime'
import { z } from 'zod'

export const config = defineConfig({
  port: { doc: 'Port of the web and the API together.', env: 'PORT', schema: port, default: 4000 },
  host: {
    doc: 'Address that `start` listens on; 0.0.0.0 for all.',
    env: 'HOST',
    schema: z.string(),
    default: '127.0.0.1',
  },
  data: {
    doc: 'Folder in which `start` keeps everything; that of `start:services` is .hubbub/services unless it is set.',
    env: 'HUBBUB_DATA',
    schema: z.string(),
    default: '.hubbub',
  },
})
