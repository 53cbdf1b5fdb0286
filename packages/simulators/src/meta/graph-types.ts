/** A refusal of the Graph API, in its form. */
export class GraphRefusal extends Error {
  readonly status: number
  readonly error: Record<string, unknown>
  constructor(status: number, error: { code: number; message: string } & Record<string, unknown>) {
    super(error.message)
    this.status = status
    this.error = { type: 'OAuthException', fbtrace_id: 'AsimulatedTrace', ...error }
  }
}

export const refusals = {
  wrongToken: () =>
    new GraphRefusal(401, {
      code: 190,
      error_subcode: 463,
      message: 'Error validating access token: Session has expired',
    }),
  wrongProof: () =>
    new GraphRefusal(400, {
      code: 100,
      type: 'GraphMethodException',
      message: 'Invalid appsecret_proof provided in the API argument',
    }),
  unknownNode: (id: string) =>
    new GraphRefusal(400, {
      code: 100,
      error_subcode: 33,
      type: 'GraphMethodException',
      message: `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    }),
  badParameter: (details: string) =>
    new GraphRefusal(400, {
      code: 100,
      message: '(#100) Invalid parameter',
      error_data: { messaging_product: 'whatsapp', details },
    }),
  template: (code: number, details: string) =>
    new GraphRefusal(400, {
      code,
      message: `(#${code}) Template refused`,
      error_data: { messaging_product: 'whatsapp', details },
    }),
}
