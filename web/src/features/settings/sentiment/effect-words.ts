import type { RuleEffect } from '@hubbub/contracts'

export const effectWords = {
  ignore: { label: 'Left out', hint: 'The rest of the text decides' },
  negative: { label: 'Makes it negative', hint: 'The whole message counts so' },
  neutral: { label: 'Makes it neutral', hint: 'The whole message counts so' },
  positive: { label: 'Makes it positive', hint: 'The whole message counts so' },
} satisfies Record<RuleEffect, { label: string; hint: string }>
