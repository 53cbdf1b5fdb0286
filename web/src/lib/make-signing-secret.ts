const bytes = 32

/** A secret as the Standard Webhooks write it: `whsec_` and random bytes in Base64. */
export function makeSigningSecret(): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  return `whsec_${btoa(String.fromCodePoint(...random))}`
}
