const gsm = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ -Z_a-z¡ÄÖÑÜ§¿äöñüà^{}\\[~\]|€]*$/

/** About how many pieces the network makes of a text; what it charges by. */
export function segmentCount(text: string): number {
  const isGsm = gsm.test(text)
  const [alone, joined] = isGsm ? [160, 153] : [70, 67]
  const length = isGsm ? text.length + (text.match(/[\^{}\\[~\]|€]/g)?.length ?? 0) : text.length
  return length <= alone ? 1 : Math.ceil(length / joined)
}
