import { defineConfig, flag } from '@hubbub/runtime'

export const config = defineConfig({
  allowPrivateHosts: {
    doc: 'Whether mailboxes may be on servers of the private network. Switch it off where strangers can add mailboxes.',
    env: 'ALLOW_PRIVATE_MAIL_HOSTS',
    schema: flag,
    default: true,
  },
})
