import type { Agent, RichText, XRPCError } from '@atproto/api'

type Library = typeof import('@atproto/api')
let library: Library | undefined

// @NOTE 419 modules, a quarter of what every process that knows of channels would load, needed by few: only once
// somebody speaks there.
const load = async (): Promise<Library> => (library ??= await import('@atproto/api'))

export type OpenAgent = () => Promise<Agent>

export function createOpenAgent(...given: ConstructorParameters<typeof Agent>): OpenAgent {
  let agent: Agent | undefined
  return async () => {
    const { Agent } = await load()
    return (agent ??= new Agent(...given))
  }
}

export async function createRichText(text: string): Promise<RichText> {
  const { RichText } = await load()
  return new RichText({ text })
}

export const isXrpcError = (error: unknown): error is XRPCError =>
  library !== undefined && error instanceof library.XRPCError
