import { createLogger } from '@hubbub/runtime'

export const log = createLogger('print')
