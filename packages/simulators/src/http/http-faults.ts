import type { HttpAnswer, HttpRequest } from './http-message.ts'

/** What a simulated network shall do wrong; `times` counts down, without it the rule stays until it is undone. */
export type HttpFault = { times?: number; when?: (request: HttpRequest) => boolean } & (
  | { on: 'answer'; answer: HttpAnswer | ((request: HttpRequest) => HttpAnswer) }
  /** Breaks off before anything was done. */
  | { on: 'cut' }
  /** Does what it was asked, and breaks off before it says so. */
  | { on: 'cut-after' }
  /** Breaks off after so many bytes of the body, streams included. */
  | { on: 'cut-at'; bytes: number }
  | { on: 'delay'; ms: number }
  /** Hands out the body in pieces of so many bytes. */
  | { on: 'drip'; bytes: number; ms: number }
)

export type HttpFaults = ReturnType<typeof createHttpFaults>

export function createHttpFaults() {
  const rules = new Set<HttpFault>()
  return {
    /** @returns a function that undoes the rule. */
    add(rule: HttpFault): () => void {
      const own = { ...rule }
      rules.add(own)
      return () => void rules.delete(own)
    },
    clear: () => rules.clear(),
    /** The first rule of this sort for a request, used up by one. */
    take<On extends HttpFault['on']>(on: On, request: HttpRequest): Extract<HttpFault, { on: On }> | null {
      for (const rule of rules) {
        if (!isOn(rule, on) || rule.when?.(request) === false) continue
        if (rule.times !== undefined && --rule.times <= 0) rules.delete(rule)
        return rule
      }
      return null
    },
  }
}

function isOn<On extends HttpFault['on']>(rule: HttpFault, on: On): rule is Extract<HttpFault, { on: On }> {
  return rule.on === on
}
