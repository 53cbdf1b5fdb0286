import type { ChannelField } from '@hubbub/contracts'

type Rest = Partial<Omit<ChannelField, 'path' | 'label'>>

const field =
  (input: ChannelField['input']) =>
  (path: string, label: string, rest: Rest = {}): ChannelField => ({
    path,
    label,
    input,
    hint: null,
    options: [],
    required: true,
    advanced: false,
    initial: null,
    ...rest,
  })

/** The lines of a form that connects an account. */
export const form = {
  text: field('text'),
  secret: field('secret'),
  /** Made where the form is filled in, and shown there once. */
  signingSecret: field('signing-secret'),
  number: field('number'),
  switch: (path: string, label: string, rest: Rest = {}) =>
    field('switch')(path, label, { required: false, initial: false, ...rest }),
  select: (path: string, label: string, options: ChannelField['options'], rest: Rest = {}) =>
    field('select')(path, label, { options, initial: options[0]?.value ?? null, ...rest }),
  lines: (path: string, label: string, rest: Rest = {}) =>
    field('lines')(path, label, { required: false, initial: [], ...rest }),
  longText: field('long-text'),
  /** One of the channels for mail that are connected, or none. */
  mailbox: (path: string, label: string, rest: Rest = {}) =>
    field('mailbox')(path, label, { required: false, ...rest }),
}
