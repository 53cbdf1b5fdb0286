import { defineConfig, wholeNumber } from '@hubbub/runtime'

export const config = defineConfig({
  restSeconds: {
    doc: 'Who was just told of an escalation by mail or otherwise is told again by the same way after so long; what comes meanwhile is told together.',
    env: 'ESCALATION_REST_SECONDS',
    schema: wholeNumber,
    default: 15,
  },
})
