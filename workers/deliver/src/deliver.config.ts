import { defineConfig, wholeNumber } from '@hubbub/runtime'

export const config = defineConfig({
  leaseSeconds: {
    doc: 'How long a reply stays with a process of which nothing is heard, before the network is asked what became of it.',
    env: 'DELIVERY_LEASE_SECONDS',
    schema: wholeNumber.refine((seconds) => seconds >= 5, 'at least 5'),
    default: 60,
  },
})
