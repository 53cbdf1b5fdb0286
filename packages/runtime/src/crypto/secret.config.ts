import { commaList } from '../config/schemas.ts'
import { defineConfig } from '../config/define-config.ts'

const shortest = 32

export const config = defineConfig({
  secrets: {
    doc: `What channel credentials are encrypted and links are signed with: at least ${shortest} random characters. Several, separated by commas, rotate it: the first is used, the others still open what they made.`,
    env: 'HUBBUB_SECRET',
    schema: commaList.refine(
      (secrets) => secrets.length > 0 && secrets.every((secret) => secret.length >= shortest),
      `every secret needs ${shortest} characters or more`,
    ),
    secret: true,
  },
})
