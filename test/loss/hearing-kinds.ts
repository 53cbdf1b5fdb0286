import { createChannels } from '@hubbub/channels'

/** A file that lies here says nothing by itself; that it is read whole is shown in integration/pipeline/import. */
const filed = new Set(['import'])

/** Kinds of channels by which people are heard, as the registry has them. */
export const hearingKinds = (): string[] =>
  [...createChannels({ allowPrivateHosts: true, urls: {} }).values()]
    .filter(({ capabilities: { listen, calledOnly = false } }) => listen || calledOnly)
    .map(({ kind }) => kind)
    .filter((kind) => !filed.has(kind))
